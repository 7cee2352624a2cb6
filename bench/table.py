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


def measured(bench, work, records):
    folder = os.path.join(work, f"world-{records}")
    if not os.path.exists(os.path.join(folder, "evidence.csv")):
        run([bench, "generate", folder, str(records)], "0")
    times = 3 if records <= 1_000_000 else 1
    per = lambda seconds: seconds * 1e9 / records
    split = fields(best(times, [bench, "split", folder], "0")[0])["seconds"]
    one = min((fields(run([bench, "measure", folder, "1"], "0")[0]) for _ in range(times)), key=lambda x: x["seconds"])
    # What the first of two threads is given is the longest way through the work, whoever else is on the machine.
    two = min(fields(run([bench, "measure", folder, "2"], "0,1")[0])["seconds"] for _ in range(times))
    rows = [("splitting the fields of evidence.csv (csv crate)", per(split), None)]
    rows.append(("**Servanda**: text and CSV to every verdict with reasons", per(one["seconds"]), one["peak_mib"]))
    rows += [(f"- {name}", one[key], None) for name, key in
             (("reading and checking the agreement", "check_ns"), ("reading the evidence", "read_ns"),
              ("the view and the assessment", "assess_ns"))]
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


def written(results):
    today = datetime.date.today().isoformat()
    lines = ["# Results", "", f"Measured on {today} by `bench/run`, on {processor()}, {os.cpu_count()} cores; one core unless said.",
             "A synthetic dossier of 20 agreements with 50 sites each and six questions to each agreement; a record of",
             "evidence.csv has 97 bytes, one of the peers' log.csv 41. Ratios hold within one run; the machine was shared.", ""]
    for records, rows, split, two, log_bytes in results:
        lines += [f"## {records:,} records", "", "| what | ns per record | to splitting | peak MiB |", "|---|---|---|---|"]
        for name, ns, peak in rows:
            lines.append(f"| {name} | {ns:,.0f} | {ns / split:.1f} | {'' if peak is None else f'{peak:,.0f}'} |")
        lines += ["", f"Two cores: {two:.2f} times as fast as one. The log in memory: {log_bytes:.0f} bytes per record.", ""]
    return "\n".join(lines)


def processor():
    try:
        names = re.findall(r"model name\s*:\s*(.*)", open("/proc/cpuinfo").read())
    except OSError:
        names = []
    return names[0] if names else platform.machine()


def main():
    bench, work = sys.argv[1], sys.argv[2]
    sizes = [int(size) for word in sys.argv[3:] for size in word.split()]
    text = written([measured(bench, work, size) for size in sizes])
    print(text)
    with open(os.path.join(HERE, "RESULTS.md"), "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
