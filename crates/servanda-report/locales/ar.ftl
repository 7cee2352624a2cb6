# النصوص الثابتة في التقارير، بالعربية.

## Columns

commitment = الالتزام
verdict = التقييم
since = منذ
next-change = التغير القادم
records = السجلات
record = السجل
relief = التخفيف
status = الحالة
worth = القيمة
what = الموضوع
who = الجهة
when = التاريخ
then = ما يلي ذلك
was = سابقًا
is = حاليًا
was-said = ما ذُكر
is-known = ما هو معروف الآن
because = السجلات المؤيدة
from = من
through = إلى
value = القيمة
place = المكان
of-when = تاريخ الواقعة
source = المصدر
sign = العلامة
seen = هل لوحظت
indicator = المؤشر
step = الخطوة
procedure = الإجراء
stage = المرحلة
scenario = السيناريو
prepare = ما ينبغي إعداده، والجهة المعنية
why-not-known = سبب عدم معرفته
last-known = آخر تقييم معروف
who-verifies = جهة التحقق
records-said = السجلات
records-counting = المعتد بها
set-aside = المستبعدة
condition = الشرط
how-reversible = إمكانية السحب
fact = البيان
content = المعروف
known-column = تاريخ العلم به
document = الوثيقة

## What a report says of itself

label-for = الجهة الموجَّه إليها
label-at = الوضع في
label-known-at = حسب المعروف في
label-issue = العدد
label-previous = مقارنةً بـ
label-standard = معيار الإثبات
label-reading = النص حسب قراءة
public = الجمهور
keeper = أمين السجلات
contents = المحتويات
kind-weekly = الملخص الفني
kind-monthly = التقرير العام
kind-briefing = الإحاطة الإقليمية
kind-brief = ما قدّمه كل طرف وما تلقّاه
kind-incident = مذكرة بشأن واقعة
kind-agenda = جدول أعمال الهيئة المشتركة
kind-status = الوضع الراهن
issue = العدد { $number } من { $name }، بتاريخ { $day }
number = العدد { $number }
make-again = لإعداد هذا التقرير من جديد انطلاقًا من الملف نفسه:
left-out =
    { $count ->
        [zero] تعذرت قراءة { $count } سطر من الأدلة فلم يؤخذ بها: لا يستند إليها أي تقييم.
        [one] تعذرت قراءة سطر واحد من الأدلة فلم يؤخذ به: لا يستند إليه أي تقييم.
        [two] تعذرت قراءة سطرين من الأدلة فلم يؤخذ بهما: لا يستند إليهما أي تقييم.
        [few] تعذرت قراءة { $count } أسطر من الأدلة فلم يؤخذ بها: لا يستند إليها أي تقييم.
        [many] تعذرت قراءة { $count } سطرًا من الأدلة فلم يؤخذ بها: لا يستند إليها أي تقييم.
       *[other] تعذرت قراءة { $count } سطر من الأدلة فلم يؤخذ بها: لا يستند إليها أي تقييم.
    }

## Headings

summary-heading = بإيجاز
corrections-heading = تصويبات
commitments-heading = الالتزامات
relief-heading = تدابير التخفيف
readings-heading = القياسات التي عُلم بها حديثًا
events-heading = عمليات التفتيش والوصول والقرارات التي عُلم بها حديثًا
clocks-heading = المهل الجارية
unknown-heading = ما ليس معروفًا، وسبب ذلك
signs-heading = العلامات
figures-heading = المؤشرات
next-heading = الاستحقاقات المقبلة
guide-heading = كيفية قراءة هذا التقرير
sources-heading = المصادر
annex-heading = مرفق: السجلات المستشهد بها
scenarios-heading = سيناريوهات ينبغي الاستعداد لها
response-heading = الاستجابة
consequences-heading = الأثر على تدابير التخفيف
not-kept-heading = الالتزامات غير المستوفاة
cases-heading = المنازعات المعروضة على الأطراف
responses-heading = الاستجابات الجارية
changes-heading = ما تغيّر منذ { $day }
incident-heading = ما حدث: { $title }
item-heading = { $number }. { $heading }
brief-given = المقدَّم
brief-received = المتلقَّى
brief-conditional = المشروط
brief-reversible = القابل للسحب
brief-next = المقبل
brief-given-of = { $party }: المقدَّم
brief-received-of = { $party }: المتلقَّى
brief-conditional-of = { $party }: المشروط
brief-reversible-of = { $party }: القابل للسحب
brief-next-of = { $party }: المقبل

## Captions

readings-caption = القياسات
events-caption = ما حدث
acts-caption = القرارات والاستنتاجات
cases-caption = الإجراءات المفتوحة
verification-caption = خطوات التحقق الواجب اتخاذها
scenarios-caption = السيناريوهات المعروف تحققها
annex-caption = السجلات المستشهد بها
course-caption = آخر التغيرات في التقييم
not-kept-caption = غير المستوفاة أو التي لم يُبلغ هدفها أو التي ما زالت في مهلة التصحيح
changes-caption = ما اختلف عمّا كان عليه في { $day }
corrections-caption = ما ذُكر بشأن { $day }، وما هو معروف الآن عن ذلك اليوم
commitments-caption = وضع كل التزام في { $day }
relief-caption = وضع تدابير التخفيف في { $day }
figures-caption = المؤشرات التي يسميها الاتفاق، في { $day }
signs-caption =
    { $count ->
        [zero] لا علامات يسميها الاتفاق، في { $day }
        [one] علامة واحدة يسميها الاتفاق، في { $day }
        [two] علامتان يسميهما الاتفاق، في { $day }
        [few] { $count } علامات يسميها الاتفاق، في { $day }
        [many] { $count } علامة يسميها الاتفاق، في { $day }
       *[other] { $count } علامة يسميها الاتفاق، في { $day }
    }
next-caption = ما يتغير حتى { $day } إذا لم يُسجَّل شيء آخر
unknown-caption = ما تعذّر البتّ فيه في { $day }
sources-caption = من قال ماذا، حسب المعروف في { $day }
steps-caption = الخطوات: { $title }
facts-caption = الوقائع: { $title }
given-caption = ما قدّمه: { $party }
received-caption = ما تلقّاه: { $party }
conditional-caption = تدابير التخفيف الممنوحة لـ{ $party } أو منه، رهنًا بشرط
reversible-caption = تدابير التخفيف الممنوحة لـ{ $party } أو منه، القابلة للسحب

## Words within tables and sentences

about = بشأن{ " " }
corrects = يصوّب{ " " }
part = –{ " " }
nothing-came = لا سجل: لم يرد ما كان منتظرًا، أو انقضت مهلة
way-back = على طريق العودة
never = مطلقًا
none = لا يوجد
not-known = غير معروف
taken-back = سُحب سجل
verifier-not-named = أي جهة تحقق
each-other = يتحقق كل طرف من الآخر
always = دائمًا
granted-when = عندما{ " " }
suspended-when = يُعلَّق عندما{ " " }
restored-when = يُستأنف عندما{ " " }
withdrawn-when = يُسحب عندما{ " " }
no-condition = لا ينص الاتفاق على أي شرط
never-taken-back = لا يمكن سحبه
silent-on-taking-back = لم ينص الاتفاق على ذلك
done = أُنجز
continuing = مستمر
clause = البند
owed-by = الملتزِم
agreed = المتفق عليه
where-it-is = المكان
known-since = معروف منذ
up-to-now = حتى الآن
deadline = الموعد النهائي
evidence = الأدلة
leads-back = يُفتح طريق العودة عندما{ " " }
on-day = في { $day }
step-number = { $number }.{ " " }
step-of = الخطوة { $number } من{ " " }
step-of-run = الخطوة { $number }، الجولة { $run }، من{ " " }
stage-of = المرحلة { $number } من { $count }:{ " " }
runs-out = تنقضي المهلة في { $day }
running-since = ، جارية منذ { $day }
since-day = ، منذ { $day }
last-verified = آخر تقييم معروف: { $word }، في { $day }
verdict-on = { $word }، في { $day }
next-word = { $word } في { $day }
term-ends = ينتهي أجله بنهاية { $day }
between-by = من { $by }
between-by-to = من { $by }، إلى { $to }
between-worth = { $between }؛ القيمة: { $worth }
owed-since = مستحق منذ { $day }
to-be-done-by = الموعد النهائي: { $day }
its-time-comes = يحين وقته في { $day }
done-confirmed = { $word } في { $day }، مؤكَّد
done-on-word = { $word } في { $day }، وفقًا لقول الطرف المانح
taken-back-within = يمكن سحبه في غضون { $length }
source-party = طرف في الاتفاق
source-unattributed = مصدر لا يمكن تسميته
source-media = الصحافة
source-independent = مصدر مستقل
and-more = … و{ $count } غير ذلك.
and-earlier = و{ $count } قبلها
and-others = و{ $count } غير ذلك
quote = «{ $title }»
reason-at = { $place }: { $reason }
semicolon = ؛{ " " }
comma = ،{ " " }
colon = :{ " " }

## The guide, and what is said where there is nothing to be told

guide-lead = لكل التزام في كل وقت تقييم واحد. ويُستخلص هذا التقييم من نص الاتفاق ومن السجلات، وفق قواعد واحدة لجميع الأطراف:
guide-verified = لا يُعتد هنا بأي سجل إلا إذا صدر عمّن يسميهم النص جهاتٍ للتحقق. أما ما يقوله طرف عن نفسه، وما تنشره الصحافة، وما يُسرَّب، فلا يغيّر أي تقييم في هذا التقرير مهما تكرر.
guide-estimated = يُعتد هنا أيضًا بتقديرات جهات التحقق.
guide-declared = يُعتد هنا أيضًا بما تعلنه الأطراف عن نفسها. وهذا غير متحقَّق منه.
guide-reported = يُعتد هنا أيضًا بما تفيد به المصادر المستقلة والصحافة. وهذا غير متحقَّق منه.
guide-alleged = يُعتد هنا بكل ادعاء مهما كان ضعيفًا. ولا يجوز الاستشهاد بأي شيء في هذا التقرير على أنه متحقَّق منه.
guide-view-public = أُعدّ هذا التقرير من السجلات العلنية وحدها؛ ولا أثر للسجلات السرية، إن وُجدت، في أي كلمة أو رقم أو رسم بياني فيه. وهو يبيّن ما كان معروفًا حتى { $day }؛ وما يُعلم لاحقًا يرد في عدد لاحق يبيّن أيضًا ما جرى تصويبه. والسكوت ليس إخلالًا: فما لم تقله جهة مؤهلة غير معروف.
guide-view-reader = أُعدّ هذا التقرير من السجلات التي يجوز لقارئه الاطلاع عليها دون غيرها. وهو يبيّن ما كان معروفًا حتى { $day }؛ وما يُعلم لاحقًا يرد في عدد لاحق يبيّن أيضًا ما جرى تصويبه. والسكوت ليس إخلالًا: فما لم تقله جهة مؤهلة غير معروف.
all-known = لا يوجد التزام نافذ يتعذر البتّ في استيفائه.
unknown-lead = يتعذر حاليًا البتّ في استيفاء هذه الالتزامات. ولا ينطوي ذلك على لوم لأي طرف.
nothing-changed = لا شيء يختلف عمّا كان عليه في { $day }.
nothing-comes = لا شيء يتغير حتى { $day } إذا لم يُسجَّل شيء آخر.
corrections-lead = استند ما ذُكر بشأن { $day } إلى ما كان معروفًا في { $known }. ومنذ ذلك الحين عُلم بسجلات تتعلق بتلك الفترة. وبالنظر إليها تكون القراءة كما يلي:
no-breach = في { $day } لم يكن أي التزام نافذ غير مستوفى أو في مهلة التصحيح.
nothing-to-decide = لا توجد مسألة تستدعي اهتمام الهيئة المشتركة.
sources-lead = لكل سجل مصدر. المعتد بها وفق المعيار «{ $standard }»: السجلات القائمة التي تحسم أمرًا. المستبعدة: السجلات التي لا يُعتد بها إلا بمعيار أدنى، كإعلان طرف عن نفسه أو ادعاء مجهول المصدر.
brief-nothing-yet = لا شيء حتى الآن.
brief-nothing-waits = لا يوجد تخفيف ينتظر تحقق شرط.
brief-nothing-to-take-back = لا يوجد تخفيف يمكن سحبه.
brief-nothing-comes = لا شيء خلال الأيام الثلاثين المقبلة، إذا لم يُسجَّل شيء آخر.
counted-word = { $word }: { $count }
counts-none = في { $day } لم يكن هناك التزام نافذ أو مقبل.
counts =
    { $count ->
        [zero] في { $day } لم يكن هناك التزام: { $words }.
        [one] في { $day } كان وضع الالتزام الوحيد كما يلي: { $words }.
        [two] في { $day } كان وضع الالتزامين كما يلي: { $words }.
        [few] في { $day } كان وضع الالتزامات الـ{ $count } كما يلي: { $words }.
        [many] في { $day } كان وضع الالتزامات الـ{ $count } كما يلي: { $words }.
       *[other] في { $day } كان وضع الالتزامات الـ{ $count } كما يلي: { $words }.
    }
counts-concluded =
    { $count ->
        [zero] لم ينتهِ أجل أي التزام آخر.
        [one] انتهى أجل التزام آخر واحد.
        [two] انتهى أجل التزامين آخرين.
        [few] انتهى أجل { $count } التزامات أخرى.
        [many] انتهى أجل { $count } التزامًا آخر.
       *[other] انتهى أجل { $count } التزام آخر.
    }
phase =
    { $count ->
        [one] العملية الآن في المرحلة{ " " }
        [two] العملية الآن في المرحلتين{ " " }
       *[other] العملية الآن في المراحل{ " " }
    }
needs-attention = ما يستدعي الاهتمام:
news-none = مقارنةً بـ{ $day }، لا شيء يختلف.
news =
    { $count ->
        [zero] مقارنةً بـ{ $day }، لا شيء يختلف.
        [one] مقارنةً بـ{ $day }، اختلف أمر واحد.
        [two] مقارنةً بـ{ $day }، اختلف أمران.
        [few] مقارنةً بـ{ $day }، اختلفت { $count } أمور.
        [many] مقارنةً بـ{ $day }، اختلف { $count } أمرًا.
       *[other] مقارنةً بـ{ $day }، اختلف { $count } أمر.
    }
news-corrected = ويرد أدناه تصويب ما ذُكر بشأن ذلك اليوم.
annex-lead = جميع السجلات المستشهد بها أعلاه، بترتيب العلم بها.

## Charts

bands-title = التقييمات عبر الزمن
bands-description =
    { $count ->
        [zero] لا تقييمات من { $from } إلى { $until }. غير المستوفى في النهاية: { $breached }.
        [one] تقييم التزام واحد من { $from } إلى { $until }، في شريط. غير المستوفى في النهاية: { $breached }.
        [two] تقييم التزامين من { $from } إلى { $until }، لكل منهما شريط. غير المستوفى في النهاية: { $breached }.
        [few] تقييم { $count } التزامات من { $from } إلى { $until }، لكل منها شريط. غير المستوفى في النهاية: { $breached }.
        [many] تقييم { $count } التزامًا من { $from } إلى { $until }، لكل منها شريط. غير المستوفى في النهاية: { $breached }.
       *[other] تقييم { $count } التزام من { $from } إلى { $until }، لكل منها شريط. غير المستوفى في النهاية: { $breached }.
    }
levels-title = { $title }: المقيس والمتفق عليه
levels-description = آخر القيم المعروفة: { $last }. حيث لا يوجد رسم لا يُعتد بأي قياس.
levels-description-limit = آخر القيم المعروفة: { $last }. المتفق عليه في النهاية: { $limit }. حيث لا يوجد رسم لا يُعتد بأي قياس.
last-value = { $place }، { $value } (معروف حتى { $day })
limit-floor = المتفق عليه: حد أدنى
limit-ceiling = الحد المتفق عليه
bars-title = { $measure }، حسب المكان، { $day }
bars-description = { $told }.
ladder-title = تدابير التخفيف، درجةً درجة
ladder-description =
    { $count ->
        [zero] لا درجات تخفيف؛ السارية: { $given }.
        [one] درجة تخفيف واحدة؛ السارية: { $given }.
        [two] درجتا تخفيف بترتيب النص؛ السارية: { $given }.
        [few] { $count } درجات تخفيف بترتيب النص؛ السارية: { $given }.
        [many] { $count } درجة تخفيف بترتيب النص؛ السارية: { $given }.
       *[other] { $count } درجة تخفيف بترتيب النص؛ السارية: { $given }.
    }
timeline-title = ما كان وما سيأتي
timeline-description =
    { $count ->
        [zero] لا محطات من { $from } إلى { $until }.
        [one] محطة واحدة من { $from } إلى { $until }.
        [two] محطتان من { $from } إلى { $until }.
        [few] { $count } محطات من { $from } إلى { $until }.
        [many] { $count } محطة من { $from } إلى { $until }.
       *[other] { $count } محطة من { $from } إلى { $until }.
    }
moment-past = { $title }: { $word }
moment-ahead = { $title }: { $cause }
now = الوضع في
as-table = البيانات نفسها في جدول
uncertain = القيمة ضمن هذا النطاق
gap = لا يُعتد بأي قياس
measured = المقيس

## Dates

day-and-time = { $day }، { $time }
both-calendars = { $day } ({ $gregorian })
period = من { $first } إلى { $last }

## Why something stands as it does

concluded = انتهى أجله؛ وهذا هو التقييم النهائي
concluded-replaced = حل محله التزام لاحق
violated-denied = ثبت أن ذلك لم يُنجز
violated-refused = قوبل ذلك بالرفض
violated-by-silence = لم يُبلَّغ عن شيء في الوقت الذي كان سيُبلَّغ فيه
violated-by-finding = ثبت ذلك باستنتاج رسمي
violated-ruled-out = ثبت وقوع ما كان مستبعدًا
violated = ما ثبت ليس ما اتُّفق عليه
doubt-conflict = مصادر مؤهلة يناقض بعضها بعضًا
doubt-nothing-shown = لا يتحدث عن ذلك أي سجل يجوز لهذا القارئ الاطلاع عليه
doubt-report-awaited = تقرير جهة التحقق منتظر
doubt-refused = قوبلت جهة التحقق بالرفض
doubt-not-known = لم تتمكن جهة التحقق من البتّ
doubt-timing-unknown = أُنجز ذلك، لكن تاريخه غير معروف
doubt-too-coarse = التاريخ المبلَّغ عنه غير دقيق بما يكفي للبتّ
doubt-not-measured-since = لم يُقَس شيء منذ بدء سريان الحد
doubt-stale = آخر قياس أقدم من أن يُعتد به
doubt-inconclusive = ما قيس لا يحسم الأمر
doubt-missing = لم يرد بلاغ من جهة مؤهلة
cannot-be-told = يتعذر البتّ
overdue = لم تقل جهة مؤهلة ما إذا كان قد أُنجز
overdue-since = كان الموعد { $day }، ولم تقل جهة مؤهلة ما إذا كان قد أُنجز
curing = ليس كما اتُّفق عليه، لكن تصحيحه ما زال ممكنًا
curing-until = ليس كما اتُّفق عليه، لكن تصحيحه ما زال ممكنًا حتى { $day }
pending = لم يُنجز بعد
pending-until = الموعد النهائي: { $day }
pending-waits = ينتظر ما يستوجبه
pending-called-on = طُلب
pending-called-on-until = طُلب، والموعد النهائي: { $day }
upcoming = لم يسرِ بعد
late = أُنجز بعد موعده
met-holding = مستوفى
met-on-its-date = مستوفى في تاريخه
met-done = أُنجز
met-in-time = أُنجز في موعده
met-as-often = بالعدد المتفق عليه
met-within-the-limit = ضمن الحد
met-did-not-happen = لم يقع ما كان مستبعدًا
met-not-called-on = لم يستوجبه شيء بعد
met-by-finding = ثبت ذلك باستنتاج رسمي
waived = تنازل عنه المستفيدون منه بقرار
paused = أوقفه مؤقتًا { $by }، وهو المستفيد منه
excused = غير مستحق حاليًا بموجب النص نفسه
why-and-measured = { $why }؛ { $measured }
measured-and-agreed = المقيس: { $measured }؛ المتفق عليه: { $agreed }
reached = المتحقق: { $reached }؛ المتفق عليه: { $of }

## What the words mean

means-breached = ثبت أن ما اتُّفق عليه غير مستوفى، ولم تبقَ مهلة لتصحيحه.
means-missed = لم يُبلغ هدف ليس واجبًا.
means-disputed = مصادر مؤهلة يناقض بعضها بعضًا؛ ولا يُفهم ذلك أبدًا على أنه إخلال.
means-overdue = فات موعده، ولم تقل جهة مؤهلة ما إذا كان قد أُنجز.
means-unverified = يتعذر البتّ حاليًا. وهذا ليس استيفاءً ولا إخلالًا.
means-curing = ليس كما اتُّفق عليه، وما زال في المهلة التي يمنحها النص للتصحيح.
means-pending = لم يحن موعده بعد.
means-upcoming = لم يسرِ بعد.
means-late = أُنجز بعد موعده.
means-met = مستوفى، أو أُنجز في موعده، بشهادة من يسميهم النص.
means-waived = تنازل عنه المستفيدون منه.
means-excused = غير مستحق حاليًا، بموجب النص أو بقرار.
relief-means-locked = لا يُعرف أن شرطه قد تحقق.
relief-means-due = تحقق شرطه؛ ويتعين منحه.
relief-means-overdue = تحقق شرطه، وانقضت مهلة منحه.
relief-means-premature = مُنح مع أن شرطه لم يتحقق.
relief-means-ahead-of-verification = مُنح قبل التحقق من شرطه.
relief-means-suspension-open = سارٍ؛ ويوجد سبب لتعليقه.
relief-means-restoration-due = عُلّق؛ وقد زال السبب، ويتعين استئنافه.
relief-means-restoration-overdue = زال السبب، وانقضت مهلة استئنافه.
relief-means-taken-back = سُحب وكان معروفًا أن الشرط الذي يضعه النص لذلك غير متحقق.
relief-means-taken-back-unknown = سُحب ولم يكن معروفًا ما إذا كان الشرط الذي يضعه النص لذلك متحققًا.
relief-means-disputed = مصادر مؤهلة يناقض بعضها بعضًا.

## Why something changes if nothing more is recorded

cause-deadline = الموعد النهائي
cause-report-awaited = يصبح تقرير جهة التحقق منتظرًا
cause-reporting-time-ends = تنتهي مهلة تقرير جهة التحقق
cause-cure-runs-out = تنقضي مهلة التصحيح
cause-goes-stale = يصبح آخر قياس أقدم من أن يُعتد به
cause-demand-changes = يتغير المطلوب
cause-term-begins = يبدأ أجله
cause-term-ends = ينتهي أجله
cause-may-be-claimed = يتحقق شرطه
cause-grant-overdue = تنتهي مهلة منحه
cause-claim-ends = لا يعود مستحقًا
cause-may-be-suspended = ينشأ سبب لتعليقه
cause-lapses = يسقط
cause-run-begins = تبدأ الاستجابة
cause-run-ends = تنتهي الاستجابة
cause-way-back-opens = يُفتح طريق العودة
cause-step-opens = يحين وقتها
cause-step-runs-out = تنقضي مهلتها
cause-step-lapses = لا يعود اتخاذها واردًا
cause-stage-runs-out = تنقضي مهلة المرحلة
cause-phase-begins = تبدأ المرحلة
cause-phase-ends = تنتهي المرحلة
cause-scenario-holds = يتحقق السيناريو
cause-scenario-ends = لا يعود السيناريو متحققًا
cause-recorded = بموجب ما هو مسجل بالفعل
cause-follows = نتيجة لتغيرات أخرى
state-not-begun = لم يبدأ
state-current = جارية
state-not-current = غير جارية
state-holds = متحقق
state-does-not-hold = غير متحقق

## Conditions

comparison = { $left } { $compared }
compared = { $comparison } { $with }
compare-equal = يساوي
compare-other = لا يساوي
compare-under = أقل من
compare-at-most = بحد أقصى
compare-over = أكثر من
compare-at-least = بحد أدنى
is-so = { $what }: { $word }
is-not-so = { $what }: ليس «{ $word }»
running = { $title } جارية
has-happened = وقوع { $event }
before = { $one } قبل { $other }
lasting = { $condition } لمدة { $length }
not = ليس { $condition }
all-of = { $one } و{ $other }
any-of = { $one } أو { $other }
at-least-of = { $count } على الأقل مما يلي: { $parts }
at = { " " }في { $places }
total = مجموع { $measure }
until-then = { $first } حتى { $until }، ثم { $then }
baseline = خط الأساس المعلن
keeps-at = { $condition }، في كل من { $places }

## The words of the assessment

verdict-breached = غير مستوفى
verdict-missed = لم يُبلغ الهدف
verdict-disputed = متنازع عليه
verdict-overdue = فات موعده
verdict-unverified = غير متحقَّق منه
verdict-curing = في مهلة التصحيح
verdict-pending = قيد الانتظار
verdict-upcoming = لم يسرِ بعد
verdict-late = أُنجز متأخرًا
verdict-met = مستوفى
verdict-met-on-time = مستوفى في موعده
verdict-waived = متنازَل عنه
verdict-excused = غير مستحق
verdict-final = منتهٍ
verdict-concluded = { $word } (انتهى أجله)
status-lapsed = سقط
status-waived = متنازَل عنه
status-disputed = متنازع عليه
status-withdrawn = مسحوب
status-withdrawn-without-cause = مسحوب بلا سبب
status-withdrawn-unknown-cause = مسحوب، ولم يثبت السبب
status-restoration-overdue = تأخر استئنافه
status-restoration-due = يتعين استئنافه
status-suspended = معلَّق
status-suspended-without-cause = معلَّق بلا سبب
status-suspended-unknown-cause = معلَّق، ولم يثبت السبب
status-suspension-open = يجوز تعليقه
status-premature = سابق لأوانه
status-ahead-of-verification = سابق للتحقق
status-in-effect-in-part = سارٍ جزئيًا
status-in-effect = سارٍ
status-withheld = لم يُمنح
status-overdue = متأخر
status-due = مستحق
status-locked = ينتظر تحقق شرطه
status-granted = ممنوح
case-open = مفتوح
case-settled = تمت تسويته
case-exhausted = استُنفد
case-not-open = غير مفتوح
case-stage = المرحلة { $number }، { $title }
case-stage-by = المرحلة { $number }، { $title }، حتى { $day }
step-ahead = مقبلة
step-due = يتعين اتخاذها
step-overdue = متأخرة
step-done = أُنجزت
step-done-late = أُنجزت متأخرة
step-lapsed = سقطت
act-nothing = لا شيء
act-granted = مُنح
act-granted-in-part = مُنح جزئيًا
act-suspended = عُلّق
act-restored = استُؤنف
act-withdrawn = سُحب
act-refused = رُفض
act-waived = تُنوزل عنه
act-extended = مُدّد
act-paused = أُوقف مؤقتًا
act-resumed = استُكمل
act-countermeasure = تدبير مضاد
act-announced = أُعلن
act-opened = فُتح
act-stage = مرحلة
act-settled = تمت التسوية
act-step-done = أُنجزت الخطوة { $number }
act-in-part = { $act } { $amount }
standard-verified = متحقَّق منه
standard-estimated = مقدَّر
standard-declared = معلن
standard-reported = مبلَّغ عنه
standard-alleged = مُدّعى
standing-verifier = جهة تحقق
state-running = جارية
state-not-running = غير جارية
state-way-back-open = طريق العودة مفتوح
found-met = مستوفى
found-breached = غير مستوفى
found-unknown = غير معروف
found-granted = ممنوح
found-withheld = لم يُمنح
yes = نعم
no = لا

## Numbers and lengths of time

# A number stays with its unit: the space between them does not break.
amount = { $number } { $unit }
percent = { $number }٪
million =
    { $count ->
        [few] { $number } ملايين
        [many] { $number } مليونًا
       *[other] { $number } مليون
    }
number-at-least = { $number } على الأقل
number-over = أكثر من { $number }
number-at-most = { $number } على الأكثر
number-under = أقل من { $number }
number-between = من { $low } إلى { $high }
level-between = من { $low } إلى { $high }
level-or-above = { $low } أو أعلى
level-or-below = { $high } أو أدنى
written-and-shown = { $written } ({ $shown })
hours =
    { $count ->
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
       *[other] { $count } ساعة
    }
days =
    { $count ->
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
weeks =
    { $count ->
        [one] أسبوع واحد
        [two] أسبوعان
        [few] { $count } أسابيع
        [many] { $count } أسبوعًا
       *[other] { $count } أسبوع
    }
months =
    { $count ->
        [one] شهر واحد
        [two] شهران
        [few] { $count } أشهر
        [many] { $count } شهرًا
       *[other] { $count } شهر
    }
years =
    { $count ->
        [one] سنة واحدة
        [two] سنتان
        [few] { $count } سنوات
       *[other] { $count } سنة
    }
period-day = يوم
period-week = أسبوع
period-month = شهر
period-quarter = ربع سنة
period-year = سنة
period-every = فترة طولها { $length } اعتبارًا من { $day }

## Records

said-unknown = غير معروف
said-none = لا شيء
record-taken-back = سُحب
record-at = { $name } في { $places }
record-of = { $subject } من { $key }
record-says = { $subject }: { $value }
record-through = حتى { $last }
record-from-through = من { $first } إلى { $last }
record-some-time = في وقت ما بين { $first } و{ $last }

## What the text demands, by names

duty-each = { $who }، كل منهم على حدة
duty-at-each = { " " }في كل من { $places }
duty-keeps =
    { $count ->
       *[other] على { $who } المحافظة على { $condition }{ $at }
    }
duty-keeps-on =
    { $count ->
       *[other] على { $who } استيفاء { $condition }{ $at } في التواريخ التالية: { $dates }
    }
duty-does =
    { $count ->
       *[other] على { $who } إنجاز { $event }{ $at }{ $clock }
    }
duty-allows =
    { $count ->
       *[other] على { $who } السماح بـ{ $event }{ $at }{ $clock }
    }
duty-achieves =
    { $count ->
       *[other] على { $who } بلوغ { $condition }{ $at }{ $clock }
    }
duty-refrains =
    { $count ->
       *[other] على { $who } الامتناع عن { $events }{ $at }
    }
duty-by = { " " }في موعد أقصاه { $date }
duty-within = { " " }في غضون { $length } من { $trigger }
duty-every = { " " }كل { $length }
duty-per = { " " }لكل { $period }
duty-after-each = { " " }في غضون { $length } بعد كل { $period }
quota-at-least = ما لا يقل عن { $amount } من { $event }
quota-at-most = ما لا يزيد على { $amount } من { $event }
quota-times-at-least =
    { $count ->
        [one] { $event } مرة واحدة على الأقل ({ $amount })
        [two] { $event } مرتين على الأقل ({ $amount })
        [few] { $event } { $amount } مرات على الأقل
       *[other] { $event } { $amount } مرة على الأقل
    }
quota-times-at-most =
    { $count ->
        [one] { $event } مرة واحدة على الأكثر ({ $amount })
        [two] { $event } مرتين على الأكثر ({ $amount })
        [few] { $event } { $amount } مرات على الأكثر
       *[other] { $event } { $amount } مرة على الأكثر
    }
formal-is = { $name } { $word }
formal-running = { $name } جارية
formal-at-least-of = { $count } على الأقل من ({ $parts })
formal-sum = مجموع { $measure }{ $where }{ $within }
formal-max = أقصى { $measure }{ $where }{ $within }
formal-min = أدنى { $measure }{ $where }{ $within }
formal-mean = متوسط { $measure }{ $where }{ $within }
formal-count = عدد { $event }{ $window }
formal-count-where = عدد الأماكن من { $places } التي فيها { $condition }
formal-baseline = خط الأساس لـ{ $what }
formal-own-baseline = خط الأساس
formal-until-then = { $first } حتى { $until } ثم { $then }
formal-if-else = { $then } إذا { $condition }، وإلا { $otherwise }
formal-share-met = نسبة المراحل المستوفاة
formal-share-met-on-time = نسبة المراحل المستوفاة في موعدها
formal-share-due-met = نسبة المستوفى من المراحل المستحقة
formal-share-due-met-on-time = نسبة المستوفى في موعده من المراحل المستحقة
formal-contested = { " " }ينازع فيه { $party } بقوله { $what }
formal-percent-of = { $percent }٪ من { $what }
formal-at = { " " }في { $places }
formal-of = { " " }لدى { $places }
formal-in-last = { " " }خلال آخر { $length }
formal-since = { " " }منذ { $date }
formal-in = { " " }في كل { $period }
formal-start-of = بداية { $phase }
formal-end-of = نهاية { $phase }
formal-after = { $length } بعد { $event }
formal-day-of = اليوم { $number } من { $date }
formal-later-of = آخر التواريخ ({ $dates })
formal-earlier-of = أول التواريخ ({ $dates })

## Why something stands as it does, in few words

explain-denied = ثبت عدم الإنجاز
explain-refused = قوبل بالرفض
explain-by-silence = بدلالة عدم الإبلاغ
explain-by-finding = بموجب استنتاج رسمي
explain-violation = ثبت الإخلال
explain-doubt-nothing-shown = لا شيء يجوز لهذا القارئ الاطلاع عليه
explain-doubt-report-awaited = التقرير منتظر
explain-doubt-refused = قوبلت جهة التحقق بالرفض
explain-doubt-not-known = لم تتمكن جهة التحقق من البتّ
explain-doubt-timing-unknown = أُنجز، والتاريخ غير معروف
explain-doubt-too-coarse = التاريخ غير دقيق بما يكفي
explain-doubt-not-measured-since = لم يُقَس شيء منذ بدء سريان الحد
explain-doubt-stale = القياس قديم
explain-doubt-inconclusive = غير حاسم
explain-doubt-missing = لم يرد بلاغ من جهة مؤهلة
explain-cannot-be-told = لا يمكن البتّ
explain-nobody-has-said = لم تقل جهة مؤهلة شيئًا
explain-unsaid-since = كان الموعد { $day }، ولم تقل جهة مؤهلة شيئًا
explain-cure-runs = مهلة التصحيح جارية
explain-cure-until = تنقضي مهلة التصحيح في { $day }
explain-called-on = طُلب
explain-called-on-until = طُلب، والموعد النهائي: { $day }
explain-waits = ينتظر ما يستوجبه
explain-waits-until = ينتظر ما يستوجبه، والموعد النهائي: { $day }
explain-due = الموعد النهائي: { $day }
explain-was-due = كان الموعد { $day }
explain-done-late = أُنجز بعد موعده
explain-not-called-on = لم يستوجبه شيء بعد
explain-holding = الشرط قائم
explain-held-on-its-date = كان الشرط قائمًا في تاريخه
explain-in-time = في الموعد
explain-reached = تحقق
explain-did-not-happen = لم يقع
explain-waived = أُعفي منه بقرار
explain-paused-by-all = أوقفه جميع من يستحقونه
explain-by-text = بموجب النص
explain-replaced = استُعيض عنه
explain-term-over = انقضى الأجل
explain-attested = مُثبت
explain-attested-in-part = مُثبت جزئيًا
explain-carried-from = آخر قيمة معروفة في { $day }
explain-said = { $word }، { $reason }
explain-progress = { $reached } من { $target }
explain-to-be = { $reached }؛ والمطلوب: { $bound }
explain-not-known-how-far = مدى التقدم غير معروف، من { $target }
explain-not-known-to-be = مدى التقدم غير معروف؛ والمطلوب: { $bound }
explain-confirmed = مؤكَّد
explain-on-its-word = وفقًا لقول الطرف المانح
explain-judged-otherwise = يُقيَّم اليوم على نحو آخر

## The clauses of the text, by names

explain-grants =
    { $count ->
       *[other] على { $who } منحه{ $clock }
    }
explain-during = خلال { $phase }
explain-term-from = من { $date }
explain-term-until = حتى ما قبل { $date }
explain-term-through = حتى نهاية { $date }
explain-verified-by = يتحقق منه { $who }
explain-verified-within = يتحقق منه { $who } في غضون { $length }
explain-each-other = كل طرف لدى الآخر
explain-verify-step = التحقق: { $step }، من { $who }، في غضون { $length }
explain-cure = مهلة التصحيح: { $length }
explain-cure-after = مهلة التصحيح: { $length } بعد { $event }
explain-excused-while = غير مستحق ما دام { $condition }
explain-as-target = بوصفه هدفًا
explain-replaces = يحل محل { $name }، اتُّفق عليه: { $date }
explain-within = { " " }في غضون { $length }
explain-when = عندما { $condition }
explain-worth = القيمة: { $worth }
explain-reversible-within = يمكن سحبه في غضون { $length }
explain-irreversible = لا يمكن سحبه
explain-suspend-when = يُعلَّق عندما { $condition }
explain-withdraw-when = يُسحب عندما { $condition }
explain-restore-when = يُستأنف عندما { $condition }
explain-restore-within = يُستأنف في غضون { $length }
explain-restore-within-when = يُستأنف في غضون { $length } عندما { $condition }
explain-re-engage-when = العودة عندما { $condition }
explain-step-within = الخطوة: { $step }، من { $who }، في غضون { $length }
explain-step-after = الخطوة: { $step }، من { $who }، بعد { $length }
explain-stage = المرحلة: { $title }، { $length }
explain-then = ثم: { $what }
explain-extendable = قابل للتمديد باتفاق الجميع
explain-always-reported = يُبلَّغ عنه دائمًا
explain-always-reported-to-public = يُعلَن دائمًا للجمهور
explain-reported-to-public = يُعلَن للجمهور
explain-counted-at-least = المحتسب: { $counted }؛ والمطلوب: { $asked } على الأقل
explain-counted-at-most = المحتسب: { $counted }؛ والمطلوب: { $asked } على الأكثر
explain-prepare = يُعَدّ: { $what }، من { $who }

## The statements on which something rests

explain-records =
    { $count ->
        [one] سجل واحد
        [two] سجلان
        [few] { $count } سجلات
        [many] { $count } سجلًا
       *[other] { $count } سجل
    }
explain-no-open-case = لا قضية مفتوحة
explain-runs-since = جارية منذ { $day }
explain-ran = جرت من { $from } حتى { $until }
explain-way-back-since = طريق العودة مفتوح منذ { $day }
explain-step = الخطوة { $number }، { $text } ({ $who })
explain-verification-step = خطوة التحقق { $number }، { $text } ({ $who })
explain-case = القضية
explain-case-on = القضية بشأن { $about }
explain-stage-of = المرحلة { $number } من { $count }، { $title }
explain-stage-of-until = المرحلة { $number } من { $count }، { $title }، تنقضي المهلة في { $day }
explain-phase = المرحلة { $title }
explain-from-until = من { $from } حتى { $until }
explain-from = { " " }من { $day }
explain-until = { " " }حتى { $day }
explain-as-known = حسب المعروف في { $day }
explain-as-known-to-restore = حسب المعروف في { $day }؛ ويُستأنف متى عُرف أنه غير متحقق
explain-not-owed = غير مستحق من { $from } حتى { $until }
explain-excused-by-text = غير مستحق بموجب النص
explain-violated-since = إخلال منذ { $day }
explain-cure-not-begun = لم تبدأ مهلة التصحيح
explain-cure-ran-out = انقضت مهلة التصحيح في { $day }
explain-cure-runs-out = تنقضي مهلة التصحيح في { $day }
explain-periods-before = عن الفترات السابقة
explain-nothing-recorded = لا سجل
explain-due-extended = الموعد النهائي: { $day }، وكان { $own } قبل التمديد
explain-of-place = { $title }، { $place }
explain-for-this-reason-since = لهذا السبب منذ { $day }
explain-last-verified = آخر تقييم متحقَّق منه: { $word }، في { $day }
explain-hindsight = ما هو معروف اليوم يقيّم التصرف على نحو آخر
explain-act = { $act } في { $day }
explain-act-owed-since = كان مستحقًا منذ { $day }
explain-act-held-since = كان معروفًا منذ { $day } أن شرطه متحقق، ولم يُعرف خلاف ذلك بعده
explain-restoration-owed-since = الاستئناف مستحق منذ { $day }
explain-stands-by = { $word }: في موعد أقصاه { $day }
explain-stands-from = { $word }: من { $day }
explain-promised-within = { $promise }، في غضون { $length }
explain-reported-within = يُبلَّغ عنه في غضون { $length }
explain-silence-tells = كان التقرير مستحقًا في موعد أقصاه { $day }: عدم الإبلاغ له دلالته
explain-set-off = استوجبه ما وقع في { $day }
explain-set-off-by = استوجبه { $key } في { $day }
explain-last-done = أُنجز آخر مرة في { $day }
explain-term-began = بدأ الأجل في { $day }
explain-sources-disagree = مصادر مؤهلة لا تتفق
explain-next = { $day }، إذا لم يُسجَّل شيء آخر
explain-next-word = { $day }: { $word }، إذا لم يُسجَّل شيء آخر
explain-next-step = الخطوة { $number }، { $text }، { $word }
explain-corrected-by = صوّبه { $record }
explain-taken-back-by = سحبه { $record }
explain-counts-from = لا يُعتد به إلا وفق المعيار «{ $standard }» أو معيار أدنى

## A page of reasons

explain-heading = الأسباب
explain-next-heading = ما قد يغيّره بعد ذلك
explain-last-records = آخر { $count } سجلات؛ وعدد ما سبقها، في الصيغ الأخرى: { $earlier }
explain-via = { $source } عن طريق { $carrier }
explain-recorded = سُجل في { $day }
explain-as-of = الوضع في { $day }
explain-known-on = حسب المعروف في { $day }
explain-the-keeper = أمين السجلات
explain-for = الجهة الموجَّه إليها: { $who }
explain-standard = معيار الإثبات: { $standard }
explain-as-read-by = النص حسب قراءة { $party }

## The public site

site-overview = نظرة عامة
reports-heading = التقارير
skip = الانتقال إلى المحتوى
navigation = الصفحات
languages = اللغات
text-heading = النص
method-heading = المنهجية
data-heading = البيانات
standing-heading = الوضع الراهن
measured-heading = ما قيس
reasons-heading = الأسباب
aside-heading = اطُّلع عليها ولم يُعتد بها
course-heading = كيف تطور الوضع
course-of = كل تغير، الأحدث أولًا
words-heading = المصطلحات
words-caption = معنى كل مصطلح
meaning = المعنى
issues-heading = الأعداد الصادرة
issues-lead = يبيّن كل تقرير ما كان معروفًا عند صدوره، ويبقى كما هو. وما يُعلم لاحقًا يرد في عدد لاحق.
check-heading = كيفية التحقق من هذا الموقع
tables-heading = الجداول
feeds-heading = الموجزات والتقاويم
feeds-lead = للمتابعة في قارئ موجزات أو في تقويم.
proof-heading = ما يُستخلص منه كل ما هنا
proof-lead = النص والسجلات التي أُعدّت منها كل صفحة، ولا شيء غيرها. وبها وبالبرنامج يستطيع أي شخص إعداد الموقع من جديد والمقارنة.
embed-heading = للعرض في مواقع أخرى
embed-lead = تبيّن هذه العلامة الوضع الحالي:
as-of = الوضع في
clause-in-text = في النص
changes-feed = تغيرات التقييم
issues-feed = التقارير
file-status-csv = وضع كل شيء
file-status-json = البيانات نفسها مع الملاحظات والأجزاء
file-history-csv = كل تغير في التقييم
file-history-json = البيانات نفسها
file-relief-csv = ما كان مستحقًا وما أُنجز
file-relief-json = البيانات نفسها، حسب الطرف
file-indicators-csv = المؤشرات عبر الزمن
file-indicators-json = البيانات نفسها، حسب المؤشر
file-agenda-csv = ما سيأتي إذا لم يُسجَّل شيء آخر
file-agenda-json = البيانات نفسها
file-sources-csv = من قال ماذا، وما آل إليه ذلك
file-sources-json = البيانات نفسها
file-records-csv = كل سجل، بالأعمدة التي تُجمع بها الأدلة
file-records-json = البيانات نفسها، مع مآل كل سجل
file-datapackage-json = محتوى الجداول ورخصتها (Frictionless Data Package)
file-changes-atom = تغيرات التقييم (Atom)
file-reports-atom = التقارير عند صدورها (Atom)
file-deadlines-ics = ما يحين موعده أو يتقادم أو تجوز المطالبة به (iCalendar)
file-reports-ics = أيام صدور التقارير (iCalendar)
file-proof-bundle-json = الوضع في أي تاريخ، وحسب المعروف في أي تاريخ، ولمن، وبأي معيار
file-proof-sources-csv = من استُشهد به
file-proof-evidence-jsonl = السجلات
file-sha256sums = المجموع الاختباري لكل ملف آخر
site-description = { $agreement }: { $title }، الوضع في { $day }
thing-description = { $told } الوضع في { $day }.
text-lead = نص الاتفاق، وفي الهامش وضع كل واجب وكل تخفيف في { $day }
since-alone = منذ { $day }
records-behind = { $records }: { $ids }.
card-counts = { $things ->
    [one] التزام أو تخفيف واحد
    [two] التزامان أو تدبيرا تخفيف
    [few] { $things } التزامات وتدابير تخفيف
   *[other] { $things } من الالتزامات وتدابير التخفيف
}، { $bad ->
    [0] لا شيء غير مستوفى
   *[other] غير المستوفى: { $bad }
}
stands-caption = الوضع في { $day }
and-earlier-in-data = { $count ->
    [one] ويرد تغير واحد سابق في data/history.csv.
    [two] ويرد تغيران سابقان في data/history.csv.
    [few] وترد { $count } تغيرات سابقة في data/history.csv.
    [many] ويرد { $count } تغيرًا سابقًا في data/history.csv.
   *[other] ويرد { $count } تغير سابق في data/history.csv.
}
check-lead = أُعدّ هذا الموقع بواسطة { $software }، وهو برنامج حر، من المجلد proof/ ولا شيء غيره. ومن لديه نسخة من الموقع يستطيع إعداد كل صفحة من جديد ومقارنتها؛ ويبيّن السطر الثاني أن أي ملف لم يتغير.
tables-lead = البيانات نفسها الواردة في الصفحات، لجداول البيانات والبرامج. الرخصة: { $licence }.
calendar-by = من { $who }
calendar-granted-by = منح من { $who }
calendar-prepared-by = إعداد من { $who }
calendar-change = حتى ذلك الحين: { $before }. وبعده: { $after }.
calendar-view = إذا لم يُسجَّل شيء آخر. حسب المعروف في { $day }؛ الجهة الموجَّه إليها: { $who }؛ معيار الإثبات: { $standard }.
calendar-issue = { $title }، العدد { $number }
