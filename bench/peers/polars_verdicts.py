"""polars_verdicts.py DIR > intervals.csv : commitments (a)-(f) with polars (lazy, all cores)."""
import sys, time
import polars as pl

T0, T1, DAY = 1672531200, 1767225600, 86400
st = time.perf_counter()
D = sys.argv[1]
p = pl.read_csv(f"{D}/params.csv", schema_overrides={"level_bound": pl.Float64, "stock_bound": pl.Float64}).select(
    "agreement", lb=(pl.col("level_bound") * 100).round().cast(pl.Int64), sb=(pl.col("stock_bound") * 100).round().cast(pl.Int64),
    dl=pl.col("deadline").str.to_datetime("%Y-%m-%dT%H:%M:%SZ").dt.epoch("s"), sites=pl.col("sites").cast(pl.Int64))
A = pl.Enum(p["agreement"].to_list())
p = p.with_columns(pl.col("agreement").cast(A))
log = pl.read_csv(f"{D}/log.csv", schema_overrides={"value": pl.Float64, "ref": pl.String, "ts": pl.String, "site": pl.Categorical,
      "kind": pl.Enum(["level", "stock", "inspection", "request", "grant", "declaration"]), "agreement": A}).with_columns(
    t=pl.col("ts").str.to_datetime("%Y-%m-%dT%H:%M:%SZ", strict=True).dt.epoch("s"),
    v=(pl.col("value") * 100).round().cast(pl.Int64)).select("t", "kind", "agreement", "site", "v", "ref")
print(f"{time.perf_counter()-st:.3f} s loaded", file=sys.stderr)
L = log.lazy(); P = p.lazy()

def day(t):
    """The first instant of the day of a time."""
    return pl.col(t) - pl.col(t) % DAY

def segments(kind):
    k = ["agreement", "site"]
    return L.filter(pl.col("kind") == kind).select("agreement", "site", "t", "v").with_columns(
        nx=pl.col("t").shift(-1).over(k).fill_null(T1), pt=pl.col("t").shift(1).over(k), pv=pl.col("v").shift(1).over(k)
    ).with_columns(t1=pl.min_horizontal("nx", day("t") + 45 * DAY),
                   fresh=pl.col("pt").is_not_null() & (pl.col("t") <= day("pt") + 45 * DAY))

def timeline(deltas, verdict, c, extra=()):
    """deltas: agreement, t, x, y -> running sums -> verdict -> maximal intervals"""
    d = deltas.group_by("agreement", "t").agg(pl.col("x").sum(), pl.col("y").sum()).sort("agreement", "t").with_columns(
        pl.col("x").cum_sum().over("agreement"), pl.col("y").cum_sum().over("agreement"))
    d = d.join(P.select("agreement", *extra), on="agreement", maintain_order="left") if extra else d
    d = d.select("agreement", "t", verdict=verdict).filter(
        pl.col("verdict") != pl.col("verdict").shift(1).over("agreement").fill_null(0))
    return d.with_columns(end=pl.col("t").shift(-1).over("agreement").fill_null(T1)).filter(
        (pl.col("verdict") > 0) & (pl.col("end") > pl.col("t"))).select(
        pl.col("agreement").cast(pl.String), c=pl.lit(c), v=pl.when(pl.col("verdict") == 1).then(pl.lit("violated")).otherwise(pl.lit("unverified")), t="t", end="end")

def deltas(*parts):
    return pl.concat([q.select("agreement", pl.col("t").cast(pl.Int64), pl.col("x").cast(pl.Int64), pl.col("y").cast(pl.Int64)) for q in parts])

start = P.with_columns(t=pl.lit(T0), x=pl.lit(0), y=pl.col("sites"))
lv = segments("level").join(P.select("agreement", "lb"), on="agreement").with_columns(bad=(pl.col("v") > pl.col("lb")).cast(pl.Int64))
stale = (pl.col("nx") > pl.col("t1")).cast(pl.Int64)
a = timeline(deltas(start,
        lv.filter((pl.col("bad") > 0) | ~pl.col("fresh")).with_columns(x=pl.col("bad"), y=-(~pl.col("fresh")).cast(pl.Int64)),
        lv.filter((pl.col("t1") < T1) & ((pl.col("bad") > 0) | (pl.col("nx") > pl.col("t1")))).with_columns(t=pl.col("t1"), x=-pl.col("bad"), y=stale)),
    pl.when(pl.col("x") > 0).then(1).when(pl.col("y") > 0).then(2).otherwise(0), "a")
sk = segments("stock")
b = timeline(deltas(start,
        sk.with_columns(x=pl.col("v") - pl.when("fresh").then("pv").otherwise(0), y=-(~pl.col("fresh")).cast(pl.Int64)),
        sk.filter((pl.col("nx") > pl.col("t1")) & (pl.col("t1") < T1)).with_columns(t=pl.col("t1"), x=-pl.col("v"), y=pl.lit(1))),
    pl.when(pl.col("x") > pl.col("sb")).then(1).when(pl.col("y") > 0).then(2).otherwise(0), "b", ["sb"])
insp = pl.concat([L.filter(pl.col("kind") == "level").select("agreement", "site").unique().with_columns(t=pl.lit(T0, pl.Int64)),
                  L.filter(pl.col("kind") == "inspection").select("agreement", "site", "t")]).sort("t").with_columns(
    nx=pl.col("t").shift(-1).over("agreement", "site").fill_null(T1)).filter(pl.col("nx") > day("t") + 31 * DAY)
one = pl.when(pl.col("x") > 0).then(1).otherwise(0)
c = timeline(deltas(insp.with_columns(t=day("t") + 31 * DAY, x=pl.lit(1), y=pl.lit(0)),
                    insp.filter(pl.col("nx") < T1).with_columns(t=pl.col("nx"), x=pl.lit(-1), y=pl.lit(0))), one, "c")
rq = L.filter(pl.col("kind") == "request").select("agreement", "ref", t=pl.col("t") + DAY).join(
    L.filter(pl.col("kind") == "grant").select("ref", nx="t"), on="ref", how="left").with_columns(pl.col("nx").fill_null(T1)).filter(pl.col("nx") > pl.col("t"))
d = timeline(deltas(rq.with_columns(x=pl.lit(1), y=pl.lit(0)),
                    rq.filter(pl.col("nx") < T1).with_columns(t=pl.col("nx"), x=pl.lit(-1), y=pl.lit(0))), one, "d")
de = P.join(L.filter(pl.col("kind") == "declaration").select("agreement", nx="t"), on="agreement", how="left").with_columns(
    pl.col("nx").fill_null(T1)).filter(pl.col("nx") > pl.col("dl"))
e = de.select(pl.col("agreement").cast(pl.String), c=pl.lit("e"), v=pl.lit("violated"), t="dl", end="nx")
out = pl.concat(pl.collect_all([a, b, c, d, e])).sort("agreement", "c", "t")
sys.stdout.write(out.write_csv(include_header=False))
print(f"{time.perf_counter()-st:.3f} s done", file=sys.stderr)
