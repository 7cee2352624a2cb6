"""python_verdicts.py DIR > intervals.csv : commitments (a)-(f) in one pass of plain Python
(csv module, deques as timer queues; the algorithm of limits/src/lib.rs)."""
import csv, sys, time
from collections import deque
from calendar import timegm

T0, T1, DAY = 1672531200, 1767225600, 86400
FRESH, INSP, GRANT = 45 * DAY, 30 * DAY, DAY
start = time.perf_counter()
days = {}

def iso(s):
    d = s[:10]
    b = days.get(d)
    if b is None: b = days[d] = timegm((int(d[:4]), int(d[5:7]), int(d[8:]), 0, 0, 0))
    return b + int(s[11:13]) * 3600 + int(s[14:16]) * 60 + int(s[17:19])

def fresh(t): return t - t % DAY + FRESH
def due(t): return t - t % DAY + DAY + INSP

class Line:
    def __init__(self, c, v): self.c, self.cur, self.since, self.pend, self.pt, self.out = c, v, T0, v, T0, []
    def set(self, t, v):
        if v == self.pend: return
        if t > self.pt: self.flush()
        self.pend, self.pt = v, t
    def flush(self):
        if self.pend != self.cur:
            if self.cur and self.pt > self.since: self.out.append((self.c, self.cur, self.since, self.pt))
            self.cur, self.since = self.pend, self.pt
    def end(self):
        self.flush()
        if self.cur and T1 > self.since: self.out.append((self.c, self.cur, self.since, T1))

class Agreement:
    def __init__(g, row):
        g.name, g.lb, g.sb = row["agreement"], round(float(row["level_bound"]) * 100), round(float(row["stock_bound"]) * 100)
        g.dl, n = iso(row["deadline"]), int(row["sites"])
        g.lvl, g.stk, g.insp, g.over = {}, {}, {}, set()
        g.bad, g.lstale, g.sum, g.sstale, g.late, g.declared = 0, n, 0, n, 0, False
        g.ql, g.qs, g.qi, g.qr = deque(), deque(), deque((due(T0), f"S{i+1:02d}") for i in range(n)), deque()
        g.insp = {s: T0 for _, s in g.qi}
        g.open = {}
        g.a, g.b, g.c, g.d, g.e = Line("a", 2), Line("b", 2), Line("c", 0), Line("d", 0), Line("e", 0)
        g.next = T0
    def va(g, t): g.a.set(t, 1 if g.bad else 2 if g.lstale else 0)
    def vb(g, t): g.b.set(t, 1 if g.sum > g.sb else 2 if g.sstale else 0)
    def tick(g, t):
        q = g.ql
        while q and q[0][0] <= t:
            d, s = q.popleft(); x = g.lvl.get(s)
            if x and fresh(x[0]) == d: g.bad -= x[1]; g.lstale += 1; del g.lvl[s]; g.va(d)
        q = g.qs
        while q and q[0][0] <= t:
            d, s = q.popleft(); x = g.stk.get(s)
            if x and fresh(x[0]) == d: g.sum -= x[1]; g.sstale += 1; del g.stk[s]; g.vb(d)
        q = g.qi
        while q and q[0][0] <= t:
            d, s = q.popleft()
            if due(g.insp[s]) == d: g.over.add(s); g.c.set(d, 1)
        q = g.qr
        while q and q[0][0] <= t:
            d, r = q.popleft()
            if r in g.open: g.open[r] = True; g.late += 1; g.d.set(d, 1)
        if g.dl <= t and not g.declared: g.e.set(g.dl, 1)
        g.next = min([q[0][0] for q in (g.ql, g.qs, g.qi, g.qr) if q] + ([g.dl] if g.dl > t else []), default=T1)

rows = csv.DictReader(open(f"{sys.argv[1]}/params.csv"))
ags = {r["agreement"]: Agreement(r) for r in rows}
n = 0
f = csv.reader(open(f"{sys.argv[1]}/log.csv", newline="")); next(f)
for ts, kind, a, s, v, ref in f:
    n += 1
    t = iso(ts); g = ags[a]
    if t >= g.next: g.tick(t)
    if kind == "level":
        bad = int(v.replace(".", "")) > g.lb; x = g.lvl.get(s)
        if x is None: g.lstale -= 1; g.bad += bad
        else: g.bad += bad - x[1]
        g.lvl[s] = (t, bad); g.ql.append((fresh(t), s)); g.va(t)
    elif kind == "stock":
        m = int(v.replace(".", "")); x = g.stk.get(s)
        if x is None: g.sstale -= 1; g.sum += m
        else: g.sum += m - x[1]
        g.stk[s] = (t, m); g.qs.append((fresh(t), s)); g.vb(t)
    elif kind == "inspection":
        g.insp[s] = t; g.over.discard(s); g.qi.append((due(t), s)); g.c.set(t, 1 if g.over else 0)
    elif kind == "request":
        g.open[ref] = False; g.qr.append((t + GRANT, ref)); g.next = min(g.next, t + GRANT)
    elif kind == "grant":
        if g.open.pop(ref, False): g.late -= 1; g.d.set(t, 1 if g.late else 0)
    else:
        g.declared = True
        if t >= g.dl: g.e.set(t, 0)
for g in ags.values():
    g.tick(T1)
    for l in (g.a, g.b, g.c, g.d, g.e):
        l.end()
        for c, v, x, y in l.out: print(g.name, c, "violated" if v == 1 else "unverified", x, y, sep=",")
w = time.perf_counter() - start
print(f"{n} records, {w:.3f} s, {w/n*1e9:.0f} ns/record", file=sys.stderr)
