"""The parts of one run, each pinned to its cores, and the table of their ratios.

Times are those that a process was given (user and system), so that others on the machine matter little; with two threads
those of the first, which waits for the other and does what cannot be shared. Every tool answers the same six questions over the same world, and the intervals
that it finds are compared with Servanda's.
"""
import datetime, os, platform, re, resource, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")


def run(command, cores, **environment):
    """What a command says on both channels, and its seconds: those of its processes, and by the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = time.perf_counter()
    done = subprocess.run(["taskset", "-c", cores, *command], capture_output=True, text=True,
                          env={**os.environ, **environment})
    clock = time.perf_counter() - clock
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    given = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, done.stderr, given, clock


def fields(text):
    words = text.split()
    return {name: float(value) for name, value in zip(words[1::2], words[2::2]) if re.fullmatch(r"[\d.]+", value)}


def best(times, command, cores, **environment):
    """The quickest of several runs."""
    return min((run(command, cores, **environment) for _ in range(times)), key=lambda done: done[2])


def world(bench, work, records, sites=50):
    """The folder of a world, made if it is not there."""
    folder = os.path.join(work, f"world-{records}" if sites == 50 else f"world-{records}-{sites}")
    if not os.path.exists(os.path.join(folder, "evidence.csv")):
        run([bench, "generate", folder, str(records), "20", str(sites)], "0")
    return folder


def measured(bench, work, records):
    folder = world(bench, work, records)
    times = 3 if records <= 1_000_000 else 1
    per = lambda seconds: seconds * 1e9 / records
    split = fields(best(times, [bench, "split", folder], "0")[0])["seconds"]
    one = min((fields(run([bench, "measure", folder, "1"], "0")[0]) for _ in range(times)), key=lambda x: x["seconds"])
    # What the first of two threads is given is the longest way through the work, whoever else is on the machine.
    two = min(fields(run([bench, "measure", folder, "2"], "0,1")[0])["seconds"] for _ in range(times))
    rows = [("splitting the fields of evidence.csv (csv crate)", per(split), None)]
    rows.append(("**Servanda**: text and CSV to every verdict, its reasons at hand", per(one["seconds"]), one["peak_mib"]))
    rows += [(f"- {name}", one[key], None) for name, key in
             (("reading and checking the agreement", "check_ns"), ("reading the evidence", "read_ns"),
              ("the view and the assessment", "assess_ns"))]
    rows.append(("- then, the reasons of one commitment of 50 sites at one instant", None, f"{one['reasons_us']:,.0f} µs"))
    own = run([bench, "intervals", folder], "0")[0]
    said, told, _, _ = best(times, [bench, "limit", folder], "0")
    limit = fields(told)
    rows.append((f"by hand, for these questions alone: {same(own, said)}", per(limit["seconds"]), limit["peak_mib"]))
    python = sys.executable
    peers = os.path.join(folder, "peers")
    tools = [("polars", [python, os.path.join(PEERS, "polars_verdicts.py"), peers], {"POLARS_MAX_THREADS": "1"}),
             ("DuckDB", [python, os.path.join(PEERS, "duckdb_run.py"), peers, "1"], {})]
    if records <= 1_000_000:
        tools.append(("plain Python", [python, os.path.join(PEERS, "python_verdicts.py"), peers], {}))
    for name, command, environment in tools:
        said, _, given, _ = run(command, "0", **environment)
        rows.append((f"{name}: {same(own, said)}", per(given), None))
    print(f"{records} records measured", file=sys.stderr)
    return records, rows, per(split), one["seconds"] / two, one["log_bytes"]


def same(own, said):
    """Whether two lists of intervals are equal, the order of rows apart."""
    own, said = sorted(own.split()), sorted(said.split())
    return f"all {len(own)} intervals equal" if own == said else f"**{len(set(own) ^ set(said))} intervals differ**"


# What is appended to a ledger, as the bench calls it, and what that is.
APPENDED = [("level", "a level at one site"), ("stock", "a stock, which is summed over 50 sites"), ("event", "an event"),
            ("late-level", "a level of long ago, at the instant of another"), ("late-stock", "a stock of long ago, likewise"),
            ("late-event", "an event of long ago")]


def following(bench, work, sizes):
    """What one record more takes, at several sizes."""
    told = {size: fields(run([bench, "follow", world(bench, work, size)], "0")[0]) for size in sizes}
    lines = ["## One record more", "", "A ledger in memory takes one record more and has every verdict again, which a whole assessment confirms.",
             "Microseconds by the clock: the median, and what one in a hundred takes longer than.", "",
             "| what | " + " | ".join(f"of {size:,}" for size in sizes) + " |", "|---|" + "---|" * len(sizes)]
    for key, name in APPENDED:
        cells = [f"{told[size][key + '-p50']:,.0f} · {told[size][key + '-p99']:,.0f}" for size in sizes if key + "-p50" in told[size]]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines + [""]


def others(bench, work):
    """As known then, of many sites, and of many commitments."""
    million = 1_000_000
    known = fields(run([bench, "known-at", world(bench, work, million)], "0")[0])
    check = fields(run([bench, "check", "10000"], "0")[0])
    few, many = (best(2, [bench, "measure", world(bench, work, million, sites), "1"], "0") for sites in (50, 500))
    few, many = fields(few[0]), fields(many[0])
    return ["## Other figures", "", "| what | |", "|---|---|",
            f"| what stood of 1,000,000 records as it was known at half time | {known['view_ms']:,.0f} ms |",
            f"| every verdict as it was known then | {known['assess_ms']:,.0f} ms |",
            f"| reading and checking an agreement of 10,000 commitments | {check['seconds']:.2f} s |",
            f"| 10,000 sites instead of 1,000, of 1,000,000 records | {many['seconds'] / few['seconds']:.2f} times as long |",
            f"| - of that the assessment | {many['assess_ns'] / few['assess_ns']:.2f} times |", ""]


REMARKS = os.path.join(HERE, "remarks.md")


def written(results, further):
    today = datetime.date.today().isoformat()
    lines = ["# Results", "", f"Measured on {today} by `bench/run`, on {processor()}, {os.cpu_count()} cores; one core unless said.",
             "A synthetic dossier of 20 agreements with 50 sites each and six questions to each agreement; a record of",
             "evidence.csv has 97 bytes, one of the peers' log.csv 41. Ratios hold within one run; the machine was shared.", ""]
    for records, rows, split, two, log_bytes in results:
        lines += [f"## {records:,} records", "", "| what | ns per record | to splitting | peak MiB |", "|---|---|---|---|"]
        for name, ns, peak in rows:
            if ns is None:
                lines.append(f"| {name} | {peak} | | |")
            else:
                lines.append(f"| {name} | {ns:,.0f} | {ns / split:.1f} | {'' if peak is None else f'{peak:,.0f}'} |")
        lines += ["", f"Two cores: {two:.2f} times as fast as one. The log in memory: {log_bytes:.0f} bytes per record.", ""]
    return "\n".join(lines + further + open(REMARKS).read().splitlines() + [""])


def processor():
    try:
        names = re.findall(r"model name\s*:\s*(.*)", open("/proc/cpuinfo").read())
    except OSError:
        names = []
    return names[0] if names else platform.machine()


def main():
    bench, work = sys.argv[1], sys.argv[2]
    words = [word for words in sys.argv[3:] for word in words.split()]
    if words[0] == "append":
        print("\n".join(following(bench, work, [int(size) for size in words[1:]] or [10_000, 100_000, 1_000_000])))
        return
    sizes = [int(size) for size in words]
    results = [measured(bench, work, size) for size in sizes]
    small = [size for size in sizes if size <= 1_000_000]
    text = written(results, following(bench, work, small) + others(bench, work))
    print(text)
    with open(os.path.join(HERE, "RESULTS.md"), "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
