# متن‌های ثابت گزارش‌ها، به فارسی.

## Columns

commitment = تعهد
verdict = ارزیابی
since = از تاریخ
next-change = تغییر بعدی
records = اسناد
record = سند
relief = گشایش
status = وضعیت
worth = ارزش
what = موضوع
who = مسئول
when = تاریخ
then = پس از آن
was = پیش‌تر
is = اکنون
was-said = آنچه گفته شده بود
is-known = آنچه اکنون معلوم است
because = اسناد مربوط
from = از
through = تا پایان
value = مقدار
place = محل
of-when = تاریخ رویداد
source = منبع
sign = نشانه
seen = مشاهده
indicator = شاخص
step = گام
procedure = رویه
stage = مرحله
scenario = سناریو
prepare = آنچه باید آماده شود، و مسئول آن
why-not-known = چرا معلوم نیست
last-known = آخرین ارزیابی معلوم
who-verifies = نهاد راستی‌آزمایی
records-said = اسناد
records-counting = پذیرفته‌شده
set-aside = کنارگذاشته‌شده
condition = به چه شرطی
how-reversible = امکان پس‌گرفتن
fact = مورد
content = آنچه معلوم است
known-column = تاریخ معلوم‌شدن
document = مدرک

## What a report says of itself

label-for = برای
label-at = وضعیت در
label-known-at = بر پایهٔ آگاهی در
label-issue = شماره
label-previous = در مقایسه با
label-standard = معیار اثبات
label-reading = متن به خوانش
public = عموم
keeper = امانت‌دار اسناد
contents = فهرست
kind-weekly = خلاصهٔ فنی
kind-monthly = گزارش عمومی
kind-briefing = گزارش منطقه‌ای
kind-brief = آنچه هر طرف داده و گرفته است
kind-incident = یادداشت رویداد
kind-agenda = دستور کار نهاد مشترک
kind-status = وضعیت
issue = شمارهٔ { $number } از { $name }، مورخ { $day }
number = شمارهٔ { $number }
make-again = برای تهیهٔ دوبارهٔ این گزارش از همین پرونده:
left-out =
    { $count ->
       *[other] { $count } ردیف از شواهد خوانده نشد و کنار گذاشته شد: هیچ ارزیابی‌ای بر آن استوار نیست.
    }

## Headings

summary-heading = به اختصار
corrections-heading = اصلاحات
commitments-heading = تعهدات
relief-heading = گشایش‌ها
readings-heading = اندازه‌گیری‌های تازه‌معلوم
events-heading = بازرسی‌ها، دسترسی‌ها و تصمیم‌های تازه‌معلوم
clocks-heading = مهلت‌های جاری
unknown-heading = آنچه معلوم نیست، و چرا
signs-heading = نشانه‌ها
figures-heading = شاخص‌ها
next-heading = آنچه در پیش است
guide-heading = شیوهٔ خواندن این گزارش
sources-heading = منابع
annex-heading = پیوست: اسناد مورد استناد
scenarios-heading = سناریوهایی که باید برای آن‌ها آماده بود
response-heading = واکنش
consequences-heading = پیامد برای گشایش‌ها
not-kept-heading = تعهداتی که رعایت نشده‌اند
cases-heading = اختلاف‌های مطرح نزد طرف‌ها
responses-heading = واکنش‌های جاری
changes-heading = آنچه از { $day } تغییر کرده است
incident-heading = آنچه رخ داد: { $title }
item-heading = { $number }. { $heading }
brief-given = داده‌شده
brief-received = دریافت‌شده
brief-conditional = مشروط
brief-reversible = برگشت‌پذیر
brief-next = در پیش
brief-given-of = { $party }: داده‌شده
brief-received-of = { $party }: دریافت‌شده
brief-conditional-of = { $party }: مشروط
brief-reversible-of = { $party }: برگشت‌پذیر
brief-next-of = { $party }: در پیش

## Captions

readings-caption = اندازه‌گیری‌ها
events-caption = آنچه رخ داد
acts-caption = تصمیم‌ها و یافته‌ها
cases-caption = رویه‌های باز
verification-caption = گام‌های راستی‌آزمایی که باید برداشته شود
scenarios-caption = سناریوهایی که تحقق آن‌ها معلوم است
annex-caption = اسناد مورد استناد
course-caption = آخرین تغییرات ارزیابی
not-kept-caption = رعایت‌نشده، محقق‌نشده یا در مهلت اصلاح
changes-caption = آنچه با { $day } تفاوت دارد
corrections-caption = آنچه دربارهٔ { $day } گفته شده بود، و آنچه اکنون از آن روز معلوم است
commitments-caption = وضعیت هر تعهد در { $day }
relief-caption = وضعیت گشایش‌ها در { $day }
figures-caption = شاخص‌هایی که توافق نام می‌برد، در { $day }
signs-caption =
    { $count ->
       *[other] { $count } نشانه که توافق نام می‌برد، در { $day }
    }
next-caption = آنچه تا { $day } تغییر می‌کند اگر چیز دیگری ثبت نشود
unknown-caption = آنچه در { $day } معلوم نبود
sources-caption = چه کسی چه گفته است، بر پایهٔ آگاهی در { $day }
steps-caption = گام‌ها: { $title }
facts-caption = واقعیات: { $title }
given-caption = داده‌شده از سوی: { $party }
received-caption = دریافت‌شده از سوی: { $party }
conditional-caption = گشایش‌های مشروط، به یا از سوی: { $party }
reversible-caption = گشایش‌های برگشت‌پذیر، به یا از سوی: { $party }

## Words within tables and sentences

about = دربارهٔ{ " " }
corrects = اصلاح{ " " }
part = –{ " " }
nothing-came = بدون سند: آنچه انتظار می‌رفت نرسید، یا مهلتی به پایان رسید
way-back = در مسیر بازگشت
never = هرگز
none = هیچ
not-known = نامعلوم
taken-back = سندی پس گرفته شد
verifier-not-named = هر نهاد راستی‌آزمایی
each-other = هر طرف، طرف دیگر را
always = همواره
granted-when = هنگامی که{ " " }
suspended-when = تعلیق هنگامی که{ " " }
restored-when = برقراری مجدد هنگامی که{ " " }
withdrawn-when = پس‌گرفتن هنگامی که{ " " }
no-condition = متن شرطی ذکر نکرده است
never-taken-back = پس‌گرفتنی نیست
silent-on-taking-back = متن در این باره ساکت است
done = انجام شد
continuing = پیوسته
clause = بند
owed-by = متعهد
agreed = آنچه توافق شده است
where-it-is = کجا
known-since = معلوم از تاریخ
up-to-now = تاکنون
deadline = سررسید
evidence = شواهد
leads-back = مسیر بازگشت گشوده می‌شود هنگامی که{ " " }
on-day = در { $day }
step-number = { $number }.{ " " }
step-of = گام { $number } از{ " " }
step-of-run = گام { $number }، نوبت { $run }، از{ " " }
stage-of = مرحلهٔ { $number } از { $count }:{ " " }
runs-out = پایان مهلت: { $day }
running-since = ، جاری از { $day }
since-day = ، از { $day }
last-verified = آخرین ارزیابی معلوم: { $word }، در { $day }
verdict-on = { $word }، در { $day }
next-word = { $word } در { $day }
term-ends = دورهٔ آن با { $day } پایان می‌یابد
between-by = از سوی { $by }
between-by-to = از سوی { $by }، به { $to }
between-worth = { $between }؛ ارزش: { $worth }
owed-since = لازم از { $day }
to-be-done-by = مهلت: تا پایان { $day }
its-time-comes = زمان آن { $day } فرا می‌رسد
done-confirmed = { $word } در { $day }، تأییدشده
done-on-word = { $word } در { $day }، به گفتهٔ طرف اعطاکننده
taken-back-within = ظرف { $length } پس‌گرفتنی است
source-party = طرف توافق
source-unattributed = منبعی که نمی‌توان نام برد
source-media = مطبوعات
source-independent = منبع مستقل
and-more = … و { $count } مورد دیگر.
and-earlier = و { $count } سند پیش از آن‌ها
and-others = و { $count } مورد دیگر
quote = «{ $title }»
reason-at = { $place }: { $reason }
semicolon = ؛{ " " }
comma = ،{ " " }
colon = :{ " " }

## The guide, and what is said where there is nothing to be told

guide-lead = هر تعهد در هر زمان یک ارزیابی دارد. این ارزیابی از متن توافق و از اسناد برمی‌آید، بر پایهٔ قواعدی که برای همهٔ طرف‌ها یکسان است:
guide-verified = در اینجا سندی پذیرفته می‌شود که کسانی آن را گواهی کنند که متن از آنان به عنوان نهاد راستی‌آزمایی نام می‌برد. آنچه یک طرف دربارهٔ خود می‌گوید، آنچه مطبوعات می‌نویسند و آنچه درز می‌کند، هر چند بار که تکرار شود، هیچ ارزیابی‌ای را در این گزارش تغییر نمی‌دهد.
guide-estimated = برآوردهای نهادهای راستی‌آزمایی نیز در اینجا پذیرفته می‌شود.
guide-declared = آنچه طرف‌ها دربارهٔ خود اعلام می‌کنند نیز در اینجا پذیرفته می‌شود. این موارد راستی‌آزمایی نشده است.
guide-reported = آنچه منابع مستقل و مطبوعات گزارش می‌کنند نیز در اینجا پذیرفته می‌شود. این موارد راستی‌آزمایی نشده است.
guide-alleged = هر ادعایی، هر اندازه ضعیف، در اینجا پذیرفته می‌شود. هیچ چیز در این گزارش را نمی‌توان به عنوان راستی‌آزمایی‌شده نقل کرد.
guide-view-public = این گزارش تنها از اسناد علنی تهیه شده است؛ اسناد محرمانه، اگر وجود داشته باشد، بر هیچ واژه، عدد یا نموداری در آن اثر ندارد. این گزارش آنچه را تا { $day } معلوم بوده است بازمی‌گوید؛ آنچه بعداً معلوم شود در شماره‌ای بعدی می‌آید که موارد اصلاح‌شده را نیز بیان می‌کند. سکوت به معنای نقض نیست: آنچه هیچ مرجع صالحی نگفته است، معلوم نیست.
guide-view-reader = این گزارش تنها از اسنادی تهیه شده است که خوانندهٔ آن مجاز به دیدن آن‌هاست. این گزارش آنچه را تا { $day } معلوم بوده است بازمی‌گوید؛ آنچه بعداً معلوم شود در شماره‌ای بعدی می‌آید که موارد اصلاح‌شده را نیز بیان می‌کند. سکوت به معنای نقض نیست: آنچه هیچ مرجع صالحی نگفته است، معلوم نیست.
all-known = هیچ تعهد لازم‌الاجرایی نیست که رعایت آن نامعلوم باشد.
unknown-lead = دربارهٔ این تعهدات اکنون نمی‌توان گفت که رعایت شده‌اند یا نه. این امر سرزنش هیچ طرفی نیست.
nothing-changed = هیچ چیز با { $day } تفاوت ندارد.
nothing-comes = اگر چیز دیگری ثبت نشود، تا { $day } هیچ چیز تغییر نمی‌کند.
corrections-lead = آنچه دربارهٔ { $day } گفته شده بود بر دانسته‌های { $known } استوار بود. از آن پس اسنادی دربارهٔ آن زمان معلوم شده است. با توجه به آن‌ها:
no-breach = در { $day } هیچ تعهد لازم‌الاجرایی نقض نشده یا در مهلت اصلاح نبود.
nothing-to-decide = موضوعی نیست که نیازمند توجه نهاد مشترک باشد.
sources-lead = هر سند منبعی دارد. پذیرفته‌شده با معیار «{ $standard }»: اسناد معتبری که تعیین‌کننده‌اند. کنارگذاشته‌شده: اسنادی که تنها با معیاری پایین‌تر پذیرفته می‌شوند، مانند اعلام خود یک طرف یا ادعایی بی‌نام.
brief-nothing-yet = هنوز هیچ.
brief-nothing-waits = هیچ گشایشی در انتظار تحقق شرط نیست.
brief-nothing-to-take-back = گشایشی برای پس‌گرفتن وجود ندارد.
brief-nothing-comes = در ۳۰ روز آینده هیچ، اگر چیز دیگری ثبت نشود.
counted-word = { $word }: { $count }
counts-none = در { $day } هیچ تعهدی لازم‌الاجرا یا در پیش نبود.
counts =
    { $count ->
       *[other] وضعیت { $count } تعهد در { $day } چنین بود: { $words }.
    }
counts-concluded =
    { $count ->
       *[other] دورهٔ { $count } تعهد دیگر پایان یافته است.
    }
phase =
    { $count ->
        [1] فرایند در این مرحله است:{ " " }
       *[other] فرایند در این مراحل است:{ " " }
    }
needs-attention = آنچه نیازمند توجه است:
news-none = در مقایسه با { $day } هیچ چیز تفاوت نکرده است.
news =
    { $count ->
       *[other] در مقایسه با { $day }، { $count } مورد تفاوت کرده است.
    }
news-corrected = آنچه دربارهٔ آن روز گفته شده بود در ادامه اصلاح می‌شود.
annex-lead = همهٔ اسناد مورد استناد در بالا، به ترتیب معلوم‌شدن.

## Charts

bands-title = ارزیابی‌ها در گذر زمان
bands-description =
    { $count ->
       *[other] ارزیابی { $count } تعهد از { $from } تا { $until }، هر کدام در یک نوار. نقض‌شده در پایان: { $breached }.
    }
levels-title = { $title }: اندازه‌گیری‌شده و توافق‌شده
levels-description = آخرین مقادیر معلوم: { $last }. آنجا که چیزی رسم نشده، هیچ اندازه‌گیری‌ای پذیرفته نیست.
levels-description-limit = آخرین مقادیر معلوم: { $last }. توافق‌شده در پایان: { $limit }. آنجا که چیزی رسم نشده، هیچ اندازه‌گیری‌ای پذیرفته نیست.
last-value = { $place }، { $value } (معلوم تا { $day })
limit-floor = توافق‌شده: دست‌کم
limit-ceiling = حد توافق‌شده
bars-title = { $measure }، به تفکیک محل، { $day }
bars-description = { $told }.
ladder-title = گشایش‌ها، گام به گام
ladder-description =
    { $count ->
       *[other] { $count } گام گشایش به ترتیب متن؛ در حال اجرا: { $given }.
    }
timeline-title = آنچه گذشت و آنچه می‌آید
timeline-description =
    { $count ->
       *[other] { $count } رویداد از { $from } تا { $until }.
    }
moment-past = { $title }: { $word }
moment-ahead = { $title }: { $cause }
now = وضعیت در
as-table = همین داده‌ها به صورت جدول
uncertain = مقدار جایی در این بازه است
gap = هیچ اندازه‌گیری‌ای پذیرفته نیست
measured = اندازه‌گیری‌شده

## Dates

day-and-time = { $day }، ساعت { $time }
both-calendars = { $day } ({ $gregorian })
period = { $first } تا { $last }

## Why something stands as it does

concluded = دورهٔ آن پایان یافته است؛ این ارزیابی نهایی است
concluded-replaced = تعهدی بعدی جای آن را گرفته است
violated-denied = گواهی شده که انجام نشده است
violated-refused = با امتناع روبه‌رو شد
violated-by-silence = در زمانی که باید گزارش می‌شد، چیزی گزارش نشد
violated-by-finding = یافته‌ای رسمی آن را تأیید می‌کند
violated-ruled-out = گواهی شده که آنچه منع شده بود انجام شده است
violated = آنچه گواهی شده آن نیست که توافق شده بود
doubt-conflict = منابع صالح یکدیگر را نقض می‌کنند
doubt-nothing-shown = هیچ سندی که این خواننده مجاز به دیدن آن است از آن سخن نمی‌گوید
doubt-report-awaited = گزارش نهاد راستی‌آزمایی در انتظار است
doubt-refused = نهاد راستی‌آزمایی با امتناع روبه‌رو شد
doubt-not-known = نهاد راستی‌آزمایی نتوانست اظهار نظر کند
doubt-timing-unknown = انجام شده است، اما زمان آن معلوم نیست
doubt-too-coarse = زمان گزارش‌شده برای اظهار نظر بسیار نادقیق است
doubt-not-measured-since = از آغاز این حد چیزی اندازه‌گیری نشده است
doubt-stale = آخرین اندازه‌گیری کهنه‌تر از آن است که پذیرفته شود
doubt-inconclusive = آنچه اندازه‌گیری شده تعیین‌کننده نیست
doubt-missing = هیچ گزارشی از مرجع صالح نرسیده است
cannot-be-told = نمی‌توان اظهار نظر کرد
overdue = هیچ مرجع صالحی نگفته است که انجام شده یا نه
overdue-since = سررسید آن { $day } بود، و هیچ مرجع صالحی نگفته است که انجام شده یا نه
curing = مطابق توافق نیست، اما هنوز می‌توان آن را اصلاح کرد
curing-until = مطابق توافق نیست، اما تا { $day } می‌توان آن را اصلاح کرد
pending = هنوز انجام نشده است
pending-until = مهلت: تا پایان { $day }
pending-waits = در انتظار آنچه آن را لازم می‌کند
pending-called-on = درخواست شده
pending-called-on-until = درخواست شده؛ مهلت: تا پایان { $day }
upcoming = هنوز لازم‌الاجرا نیست
late = پس از تاریخ مقرر انجام شد
met-holding = رعایت شده است
met-on-its-date = در تاریخ مقرر رعایت شد
met-done = انجام شد
met-in-time = در مهلت انجام شد
met-as-often = به تعداد توافق‌شده
met-within-the-limit = در محدودهٔ مقرر
met-did-not-happen = آنچه منع شده بود رخ نداد
met-not-called-on = هنوز چیزی آن را لازم نکرده است
met-by-finding = یافته‌ای رسمی آن را تأیید می‌کند
waived = به تصمیم ذی‌نفعان از آن صرف نظر شده است
paused = از سوی { $by } که ذی‌نفع آن است متوقف شده است
excused = به موجب خود متن اکنون لازم نیست
why-and-measured = { $why }؛ { $measured }
measured-and-agreed = اندازه‌گیری‌شده: { $measured }؛ توافق‌شده: { $agreed }
reached = محقق‌شده: { $reached }؛ توافق‌شده: { $of }

## What the words mean

means-breached = گواهی شده که آنچه توافق شده بود رعایت نشده است، و مهلتی برای اصلاح آن نمانده است.
means-missed = هدفی که تکلیف نیست محقق نشده است.
means-disputed = منابع صالح یکدیگر را نقض می‌کنند؛ این هرگز به معنای نقض تعهد نیست.
means-overdue = تاریخ آن گذشته است، و هیچ مرجع صالحی نگفته است که انجام شده یا نه.
means-unverified = اکنون نمی‌توان اظهار نظر کرد. این نه رعایت است و نه نقض.
means-curing = مطابق توافق نیست، و در مهلتی است که متن برای اصلاح داده است.
means-pending = تاریخ آن هنوز نرسیده است.
means-upcoming = هنوز لازم‌الاجرا نیست.
means-late = پس از تاریخ مقرر انجام شد.
means-met = رعایت شده یا در مهلت انجام شده است، به گواهی کسانی که متن نام می‌برد.
means-waived = ذی‌نفعان از آن صرف نظر کرده‌اند.
means-excused = به موجب متن یا به موجب تصمیم، اکنون لازم نیست.
relief-means-locked = معلوم نیست که شرط آن محقق شده باشد.
relief-means-due = شرط آن محقق شده است؛ باید اعطا شود.
relief-means-overdue = شرط آن محقق شده و مهلت اعطای آن گذشته است.
relief-means-premature = با آنکه شرط آن محقق نشده بود، اعطا شد.
relief-means-ahead-of-verification = پیش از راستی‌آزمایی شرط آن اعطا شد.
relief-means-suspension-open = در حال اجراست؛ موجبی برای تعلیق آن وجود دارد.
relief-means-restoration-due = تعلیق شده بود؛ موجب آن برطرف شده است و باید دوباره برقرار شود.
relief-means-restoration-overdue = موجب آن برطرف شده و مهلت برقراری مجدد گذشته است.
relief-means-taken-back = در حالی پس گرفته شد که معلوم بود شرطی که متن برای آن نهاده است برقرار نیست.
relief-means-taken-back-unknown = در حالی پس گرفته شد که معلوم نبود شرطی که متن برای آن نهاده است برقرار باشد.
relief-means-disputed = منابع صالح یکدیگر را نقض می‌کنند.

## Why something changes if nothing more is recorded

cause-deadline = سررسید
cause-report-awaited = از آن پس گزارش نهاد راستی‌آزمایی در انتظار است
cause-reporting-time-ends = مهلت گزارش نهاد راستی‌آزمایی پایان می‌یابد
cause-cure-runs-out = مهلت اصلاح پایان می‌یابد
cause-goes-stale = آخرین اندازه‌گیری از آن پس کهنه‌تر از آن است که پذیرفته شود
cause-demand-changes = آنچه خواسته شده است تغییر می‌کند
cause-term-begins = دورهٔ آن آغاز می‌شود
cause-term-ends = دورهٔ آن پایان می‌یابد
cause-may-be-claimed = شرط آن محقق می‌شود
cause-grant-overdue = مهلت اعطای آن پایان می‌یابد
cause-claim-ends = از آن پس دیگر لازم نیست
cause-may-be-suspended = موجبی برای تعلیق آن پدید می‌آید
cause-lapses = منقضی می‌شود
cause-run-begins = واکنش آغاز می‌شود
cause-run-ends = واکنش پایان می‌یابد
cause-way-back-opens = مسیر بازگشت گشوده می‌شود
cause-step-opens = زمان آن فرا می‌رسد
cause-step-runs-out = مهلت آن پایان می‌یابد
cause-step-lapses = از آن پس برداشتن آن موضوعیت ندارد
cause-stage-runs-out = مهلت مرحله پایان می‌یابد
cause-phase-begins = مرحله آغاز می‌شود
cause-phase-ends = مرحله پایان می‌یابد
cause-scenario-holds = سناریو تحقق می‌یابد
cause-scenario-ends = سناریو دیگر برقرار نیست
cause-recorded = بر پایهٔ آنچه پیش‌تر ثبت شده است
cause-follows = پیامد تغییرات دیگر
state-not-begun = آغاز نشده
state-current = جاری
state-not-current = غیرجاری
state-holds = برقرار
state-does-not-hold = نابرقرار

## Conditions

comparison = { $left } { $compared }
compared = { $comparison } { $with }
compare-equal = برابر با
compare-other = غیر از
compare-under = کمتر از
compare-at-most = حداکثر
compare-over = بیش از
compare-at-least = دست‌کم
is-so = { $what }: { $word }
is-not-so = { $what }: نه «{ $word }»
running = { $title } در جریان است
has-happened = { $event } رخ داده است
before = { $one } پیش از { $other }
lasting = { $condition } به مدت { $length }
not = نه { $condition }
all-of = { $one } و { $other }
any-of = { $one } یا { $other }
at-least-of = دست‌کم { $count } مورد از این‌ها: { $parts }
at = { " " }در { $places }
total = مجموع { $measure }
until-then = { $first } تا { $until }، سپس { $then }
baseline = خط پایهٔ اعلام‌شده
keeps-at = { $condition }، در هر یک از این محل‌ها: { $places }

## The words of the assessment

verdict-breached = نقض‌شده
verdict-missed = محقق‌نشده
verdict-disputed = محل اختلاف
verdict-overdue = سررسید گذشته
verdict-unverified = راستی‌آزمایی‌نشده
verdict-curing = در مهلت اصلاح
verdict-pending = در انتظار
verdict-upcoming = هنوز لازم‌الاجرا نشده
verdict-late = انجام‌شده با تأخیر
verdict-met = رعایت‌شده
verdict-met-on-time = رعایت‌شده در مهلت
verdict-waived = صرف‌نظرشده
verdict-excused = اکنون غیرلازم
verdict-final = پایان‌یافته
verdict-concluded = { $word } (پایان‌یافته)
status-lapsed = منقضی
status-waived = صرف‌نظرشده
status-disputed = محل اختلاف
status-withdrawn = پس‌گرفته‌شده
status-withdrawn-without-cause = پس‌گرفته‌شده بدون موجب
status-withdrawn-unknown-cause = پس‌گرفته‌شده، موجب احراز نشده
status-restoration-overdue = تأخیر در برقراری مجدد
status-restoration-due = برقراری مجدد لازم
status-suspended = معلق
status-suspended-without-cause = معلق بدون موجب
status-suspended-unknown-cause = معلق، موجب احراز نشده
status-suspension-open = تعلیق‌پذیر
status-premature = زودهنگام
status-ahead-of-verification = پیش از راستی‌آزمایی
status-in-effect-in-part = تا حدی در حال اجرا
status-in-effect = در حال اجرا
status-withheld = اعطانشده
status-overdue = معوق
status-due = لازم
status-locked = در انتظار تحقق شرط
status-granted = اعطاشده
case-open = باز
case-settled = حل‌وفصل‌شده
case-exhausted = پایان‌یافته بدون حل
case-not-open = بازنشده
case-stage = مرحلهٔ { $number }، { $title }
case-stage-by = مرحلهٔ { $number }، { $title }، تا { $day }
step-ahead = در پیش
step-due = باید برداشته شود
step-overdue = معوق
step-done = انجام‌شده
step-done-late = انجام‌شده با تأخیر
step-lapsed = منتفی
act-nothing = هیچ
act-granted = اعطا شد
act-granted-in-part = بخشی اعطا شد
act-suspended = تعلیق شد
act-restored = دوباره برقرار شد
act-withdrawn = پس گرفته شد
act-refused = رد شد
act-waived = صرف نظر شد
act-extended = تمدید شد
act-paused = متوقف شد
act-resumed = از سر گرفته شد
act-countermeasure = اقدام متقابل
act-announced = اعلام شد
act-opened = باز شد
act-stage = مرحله
act-settled = حل‌وفصل شد
act-step-done = گام { $number } انجام شد
act-in-part = { $act }: { $amount }
standard-verified = راستی‌آزمایی‌شده
standard-estimated = برآوردشده
standard-declared = اعلام‌شده
standard-reported = گزارش‌شده
standard-alleged = ادعاشده
standing-verifier = نهاد راستی‌آزمایی
state-running = در جریان
state-not-running = در جریان نیست
state-way-back-open = مسیر بازگشت گشوده است
found-met = رعایت‌شده
found-breached = نقض‌شده
found-unknown = نامعلوم
found-granted = اعطاشده
found-withheld = اعطانشده
yes = بله
no = خیر

## Numbers and lengths of time

# A number stays with its unit: the space between them does not break.
amount = { $number } { $unit }
percent = { $number }٪
million =
    { $count ->
       *[other] { $number } میلیون
    }
number-at-least = دست‌کم { $number }
number-over = بیش از { $number }
number-at-most = حداکثر { $number }
number-under = کمتر از { $number }
number-between = { $low } تا { $high }
level-between = { $low } تا { $high }
level-or-above = { $low } یا بالاتر
level-or-below = { $high } یا پایین‌تر
written-and-shown = { $written } ({ $shown })
hours = { $count } ساعت
days = { $count } روز
weeks = { $count } هفته
months = { $count } ماه
years = { $count } سال
period-day = روز
period-week = هفته
period-month = ماه
period-quarter = فصل
period-year = سال
period-every = دورهٔ { $length } از { $day }

## Records

said-unknown = نامعلوم
said-none = هیچ
record-taken-back = پس گرفته شد
record-at = { $name } در { $places }
record-of = { $subject } از { $key }
record-says = { $subject }: { $value }
record-through = تا پایان { $last }
record-from-through = از { $first } تا پایان { $last }
record-some-time = زمانی بین { $first } و { $last }

## What the text demands, by names

duty-each = { $who }، هر یک جداگانه
duty-at-each = { " " }در هر یک از { $places }
duty-keeps =
    { $count ->
       *[other] حفظ { $condition }{ $at } از سوی { $who }
    }
duty-keeps-on =
    { $count ->
       *[other] رعایت { $condition }{ $at } از سوی { $who } در این تاریخ‌ها: { $dates }
    }
duty-does =
    { $count ->
       *[other] انجام { $event }{ $at } از سوی { $who }{ $clock }
    }
duty-allows =
    { $count ->
       *[other] اجازهٔ { $event }{ $at } از سوی { $who }{ $clock }
    }
duty-achieves =
    { $count ->
       *[other] تحقق { $condition }{ $at } از سوی { $who }{ $clock }
    }
duty-refrains =
    { $count ->
       *[other] خودداری { $who } از { $events }{ $at }
    }
duty-by = { " " }تا { $date }
duty-within = { " " }ظرف { $length } از { $trigger }
duty-every = { " " }هر { $length }
duty-per = { " " }در هر { $period }
duty-after-each = { " " }ظرف { $length } پس از هر { $period }
quota-at-least = دست‌کم { $amount } از { $event }
quota-at-most = حداکثر { $amount } از { $event }
quota-times-at-least =
    { $count ->
       *[other] { $event } دست‌کم { $amount } بار
    }
quota-times-at-most =
    { $count ->
       *[other] { $event } حداکثر { $amount } بار
    }
formal-is = { $name } { $word }
formal-running = { $name } در جریان
formal-at-least-of = دست‌کم { $count } از ({ $parts })
formal-sum = مجموع { $measure }{ $where }{ $within }
formal-max = بیشینهٔ { $measure }{ $where }{ $within }
formal-min = کمینهٔ { $measure }{ $where }{ $within }
formal-mean = میانگین { $measure }{ $where }{ $within }
formal-count = شمار { $event }{ $window }
formal-count-where = شمار محل‌هایی از { $places } که در آن‌ها { $condition }
formal-baseline = خط پایهٔ { $what }
formal-own-baseline = خط پایه
formal-until-then = { $first } تا { $until } سپس { $then }
formal-if-else = { $then } اگر { $condition }، وگرنه { $otherwise }
formal-share-met = سهم مراحل رعایت‌شده
formal-share-met-on-time = سهم مراحل رعایت‌شده در مهلت
formal-share-due-met = سهم رعایت‌شده از مراحل سررسیدشده
formal-share-due-met-on-time = سهم رعایت‌شده در مهلت از مراحل سررسیدشده
formal-contested = { " " }به خوانش متفاوت { $party }: { $what }
formal-percent-of = { $percent }٪ از { $what }
formal-at = { " " }در { $places }
formal-of = { " " }نزد { $places }
formal-in-last = { " " }در { $length } گذشته
formal-since = { " " }از { $date }
formal-in = { " " }در هر { $period }
formal-start-of = آغاز { $phase }
formal-end-of = پایان { $phase }
formal-after = { $length } پس از { $event }
formal-day-of = روز { $number } از { $date }
formal-later-of = دیرترین از ({ $dates })
formal-earlier-of = زودترین از ({ $dates })

## Why something stands as it does, in few words

explain-denied = عدم انجام گواهی شده است
explain-refused = رد شد
explain-by-silence = به دلالت عدم گزارش
explain-by-finding = به موجب یافته‌ای رسمی
explain-violation = نقض گواهی شده است
explain-doubt-nothing-shown = چیزی که این خواننده مجاز به دیدن آن باشد نیست
explain-doubt-report-awaited = در انتظار گزارش
explain-doubt-refused = نهاد راستی‌آزمایی با امتناع روبه‌رو شد
explain-doubt-not-known = نهاد راستی‌آزمایی نتوانست اظهار نظر کند
explain-doubt-timing-unknown = انجام‌شده، زمان نامعلوم
explain-doubt-too-coarse = زمان بسیار نادقیق
explain-doubt-not-measured-since = از آغاز این حد چیزی اندازه‌گیری نشده است
explain-doubt-stale = اندازه‌گیری کهنه
explain-doubt-inconclusive = تعیین‌کننده نیست
explain-doubt-missing = گزارشی از مرجع صالح نرسیده است
explain-cannot-be-told = نمی‌توان اظهار نظر کرد
explain-nobody-has-said = هیچ مرجع صالحی اظهار نظر نکرده است
explain-unsaid-since = سررسید آن { $day } بود، هیچ مرجع صالحی اظهار نظر نکرده است
explain-cure-runs = مهلت اصلاح جاری است
explain-cure-until = مهلت اصلاح در { $day } پایان می‌یابد
explain-called-on = درخواست شده
explain-called-on-until = درخواست شده؛ سررسید: { $day }
explain-waits = در انتظار آنچه آن را لازم می‌کند
explain-waits-until = در انتظار آنچه آن را لازم می‌کند؛ سررسید: { $day }
explain-due = سررسید: { $day }
explain-was-due = سررسید آن { $day } بود
explain-done-late = پس از سررسید انجام شد
explain-not-called-on = هنوز چیزی آن را لازم نکرده است
explain-holding = شرط برقرار است
explain-held-on-its-date = شرط در تاریخ مقرر برقرار بود
explain-in-time = در مهلت
explain-reached = محقق شد
explain-did-not-happen = رخ نداد
explain-waived = با تصمیم از آن صرف نظر شد
explain-paused-by-all = از سوی همهٔ ذی‌نفعان متوقف شده است
explain-by-text = به موجب متن
explain-replaced = جایگزین شده
explain-term-over = دوره پایان یافته است
explain-attested = گواهی‌شده
explain-attested-in-part = تا حدی گواهی‌شده
explain-carried-from = آخرین مقدار معلوم در { $day }
explain-said = { $word }، { $reason }
explain-progress = { $reached } از { $target }
explain-to-be = { $reached }؛ خواسته‌شده: { $bound }
explain-not-known-how-far = میزان پیشرفت نامعلوم، از { $target }
explain-not-known-to-be = میزان پیشرفت نامعلوم؛ خواسته‌شده: { $bound }
explain-confirmed = تأییدشده
explain-on-its-word = به گفتهٔ طرف اعطاکننده
explain-judged-otherwise = امروز به گونهٔ دیگری ارزیابی می‌شود

## The clauses of the text, by names

explain-grants =
    { $count ->
       *[other] اعطا از سوی { $who }{ $clock }
    }
explain-during = در طول { $phase }
explain-term-from = از { $date }
explain-term-until = تا پیش از { $date }
explain-term-through = تا پایان { $date }
explain-verified-by = با راستی‌آزمایی { $who }
explain-verified-within = با راستی‌آزمایی { $who } ظرف { $length }
explain-each-other = هر طرف نزد طرف دیگر
explain-verify-step = راستی‌آزمایی: { $step }، از سوی { $who }، ظرف { $length }
explain-cure = مهلت اصلاح: { $length }
explain-cure-after = مهلت اصلاح: { $length } پس از { $event }
explain-excused-while = غیرلازم تا زمانی که { $condition }
explain-as-target = به عنوان هدف
explain-replaces = جایگزین { $name }، تاریخ توافق: { $date }
explain-within = { " " }ظرف { $length }
explain-when = هنگامی که { $condition }
explain-worth = ارزش: { $worth }
explain-reversible-within = ظرف { $length } پس‌گرفتنی است
explain-irreversible = پس‌گرفتنی نیست
explain-suspend-when = تعلیق هنگامی که { $condition }
explain-withdraw-when = پس‌گرفتن هنگامی که { $condition }
explain-restore-when = برقراری مجدد هنگامی که { $condition }
explain-restore-within = برقراری مجدد ظرف { $length }
explain-restore-within-when = برقراری مجدد ظرف { $length } هنگامی که { $condition }
explain-re-engage-when = بازگشت هنگامی که { $condition }
explain-step-within = گام: { $step }، از سوی { $who }، ظرف { $length }
explain-step-after = گام: { $step }، از سوی { $who }، پس از { $length }
explain-stage = مرحله: { $title }، { $length }
explain-then = سپس: { $what }
explain-extendable = تمدیدپذیر با توافق همه
explain-always-reported = همواره گزارش می‌شود
explain-always-reported-to-public = همواره به عموم گزارش می‌شود
explain-reported-to-public = به عموم گزارش می‌شود
explain-counted-at-least = شمرده‌شده: { $counted }؛ خواسته‌شده: دست‌کم { $asked }
explain-counted-at-most = شمرده‌شده: { $counted }؛ خواسته‌شده: حداکثر { $asked }
explain-prepare = آماده‌سازی: { $what }، مسئول: { $who }

## The statements on which something rests

explain-records = { $count } سند
explain-no-open-case = پروندهٔ بازی نیست
explain-runs-since = در جریان از { $day }
explain-ran = در جریان از { $from } تا { $until }
explain-way-back-since = مسیر بازگشت گشوده از { $day }
explain-step = گام { $number }، { $text } ({ $who })
explain-verification-step = گام راستی‌آزمایی { $number }، { $text } ({ $who })
explain-case = پرونده
explain-case-on = پروندهٔ مربوط به { $about }
explain-stage-of = مرحلهٔ { $number } از { $count }، { $title }
explain-stage-of-until = مرحلهٔ { $number } از { $count }، { $title }، پایان مهلت: { $day }
explain-phase = مرحلهٔ { $title }
explain-from-until = از { $from } تا { $until }
explain-from = { " " }از { $day }
explain-until = { " " }تا { $day }
explain-as-known = بر پایهٔ آگاهی در { $day }
explain-as-known-to-restore = بر پایهٔ آگاهی در { $day }؛ همین که معلوم شود برقرار نیست، باید دوباره برقرار شود
explain-not-owed = غیرلازم از { $from } تا { $until }
explain-excused-by-text = غیرلازم به موجب متن
explain-violated-since = نقض از { $day }
explain-cure-not-begun = مهلت اصلاح آغاز نشده است
explain-cure-ran-out = مهلت اصلاح در { $day } پایان یافت
explain-cure-runs-out = مهلت اصلاح در { $day } پایان می‌یابد
explain-periods-before = برای دوره‌های پیشین
explain-nothing-recorded = بدون سند
explain-due-extended = سررسید: { $day }، پیش از تمدید { $own }
explain-of-place = { $title }، { $place }
explain-for-this-reason-since = به این دلیل از { $day }
explain-last-verified = آخرین ارزیابی راستی‌آزمایی‌شده: { $word }، در { $day }
explain-hindsight = بر پایهٔ آنچه امروز معلوم است، آن اقدام به گونهٔ دیگری ارزیابی می‌شود
explain-act = { $act } در { $day }
explain-act-owed-since = از { $day } لازم بود
explain-act-held-since = از { $day } معلوم بود که شرط آن محقق است و پس از آن هرگز خلاف آن معلوم نشد
explain-restoration-owed-since = برقراری مجدد لازم از { $day }
explain-stands-by = { $word }: تا { $day }
explain-stands-from = { $word }: از { $day }
explain-promised-within = { $promise }، ظرف { $length }
explain-reported-within = ظرف { $length } گزارش می‌شود
explain-silence-tells = گزارش باید تا { $day } می‌رسید: عدم گزارش خود گویاست
explain-set-off = لازم شده در { $day }
explain-set-off-by = لازم شده در { $day } با { $key }
explain-last-done = آخرین انجام در { $day }
explain-term-began = دوره در { $day } آغاز شد
explain-sources-disagree = منابع صالح با یکدیگر همخوان نیستند
explain-next = { $day }، اگر چیز دیگری ثبت نشود
explain-next-word = { $day }: { $word }، اگر چیز دیگری ثبت نشود
explain-next-step = گام { $number }، { $text }، { $word }
explain-corrected-by = با { $record } اصلاح شده است
explain-taken-back-by = با { $record } پس گرفته شده است
explain-counts-from = تنها با معیار «{ $standard }» یا معیاری پایین‌تر پذیرفته می‌شود

## A page of reasons

explain-heading = دلایل
explain-next-heading = آنچه پس از این آن را تغییر می‌دهد
explain-last-records = { $count } سند آخر؛ { $earlier } سند پیش از آن‌ها در قالب‌های دیگر آمده است
explain-via = { $source } از طریق { $carrier }
explain-recorded = ثبت در { $day }
explain-as-of = وضعیت در { $day }
explain-known-on = بر پایهٔ آگاهی در { $day }
explain-the-keeper = امانت‌دار اسناد
explain-for = برای { $who }
explain-standard = معیار اثبات: { $standard }
explain-as-read-by = متن به خوانش { $party }

## The public site

site-overview = نمای کلی
reports-heading = گزارش‌ها
skip = رفتن به محتوا
navigation = صفحه‌ها
languages = زبان‌ها
text-heading = متن
method-heading = روش
data-heading = داده‌ها
standing-heading = وضعیت کنونی
measured-heading = آنچه اندازه‌گیری شد
reasons-heading = چرا
aside-heading = دیده‌شده و پذیرفته‌نشده
course-heading = سیر تحول
course-of = هر تغییر، تازه‌ترین در آغاز
words-heading = واژه‌ها
words-caption = معنای هر واژه
meaning = معنا
issues-heading = شماره‌های منتشرشده
issues-lead = هر گزارش آنچه را در زمان انتشار معلوم بود بازمی‌گوید و به همان صورت می‌ماند. آنچه بعداً معلوم شود در شماره‌ای بعدی می‌آید.
check-heading = چگونه می‌توان این وبگاه را بررسی کرد
tables-heading = جدول‌ها
feeds-heading = خوراک‌ها و تقویم‌ها
feeds-lead = برای دنبال‌کردن در خوراک‌خوان یا در تقویم.
proof-heading = آنچه همه چیز در اینجا از آن برمی‌آید
proof-lead = متن و اسنادی که همهٔ صفحه‌ها از آن‌ها ساخته شده است و نه چیز دیگر. با آن‌ها و با نرم‌افزار، هر کس می‌تواند وبگاه را دوباره بسازد و مقایسه کند.
embed-heading = برای نمایش در جای دیگر
embed-lead = این نشان وضعیت کنونی را نشان می‌دهد:
as-of = وضعیت در
clause-in-text = در متن
changes-feed = تغییرات ارزیابی
issues-feed = گزارش‌ها
file-status-csv = وضعیت همه چیز
file-status-json = همان داده‌ها، با یادداشت‌ها و اجزا
file-history-csv = هر تغییر ارزیابی
file-history-json = همان داده‌ها
file-relief-csv = آنچه لازم بود و آنچه انجام شد
file-relief-json = همان داده‌ها، به تفکیک طرف
file-indicators-csv = شاخص‌ها در گذر زمان
file-indicators-json = همان داده‌ها، به تفکیک شاخص
file-agenda-csv = آنچه می‌آید اگر چیز دیگری ثبت نشود
file-agenda-json = همان داده‌ها
file-sources-csv = چه کسی چه گفته است، و سرانجام آن
file-sources-json = همان داده‌ها
file-records-csv = هر سند، در ستون‌هایی که شواهد در آن‌ها گردآوری می‌شود
file-records-json = همان داده‌ها، با سرانجام هر سند
file-datapackage-json = محتوای جدول‌ها و پروانهٔ آن‌ها (Frictionless Data Package)
file-changes-atom = تغییرات ارزیابی (Atom)
file-reports-atom = گزارش‌ها هنگام انتشار (Atom)
file-deadlines-ics = آنچه سررسید می‌شود، کهنه می‌شود یا می‌توان خواست (iCalendar)
file-reports-ics = روزهای انتشار گزارش‌ها (iCalendar)
file-proof-bundle-json = وضعیت در چه تاریخ، بر پایهٔ آگاهی در چه تاریخ، برای چه کسی، با چه معیاری
file-proof-sources-csv = به چه کسی استناد شده است
file-proof-evidence-jsonl = اسناد
file-sha256sums = مجموع کنترلی همهٔ پرونده‌های دیگر
site-description = { $agreement }: { $title }، وضعیت در { $day }
thing-description = { $told } وضعیت در { $day }.
text-lead = متن توافق، و در حاشیه وضعیت هر تکلیف و هر گشایش در { $day }
since-alone = از { $day }
records-behind = { $records }: { $ids }.
card-counts = { $things ->
   *[other] { $things } تعهد و گشایش
}، { $bad ->
    [0] هیچ موردی نقض نشده
   *[other] رعایت‌نشده: { $bad }
}
stands-caption = وضعیت در { $day }
and-earlier-in-data = { $count ->
   *[other] { $count } تغییر پیشین در data/history.csv آمده است.
}
check-lead = این وبگاه را { $software }، که نرم‌افزاری آزاد است، از پوشهٔ proof/ و نه از چیز دیگر ساخته است. هر کس نسخه‌ای از وبگاه داشته باشد می‌تواند هر صفحه را دوباره بسازد و مقایسه کند؛ سطر دوم نشان می‌دهد که هیچ پرونده‌ای تغییر نکرده است.
tables-lead = همان داده‌های صفحه‌ها، برای صفحه‌گسترده‌ها و برنامه‌ها. پروانه: { $licence }.
calendar-by = از سوی { $who }
calendar-granted-by = اعطا از سوی { $who }
calendar-prepared-by = آماده‌سازی از سوی { $who }
calendar-change = تا آن زمان: { $before }. پس از آن: { $after }.
calendar-view = اگر چیز دیگری ثبت نشود. بر پایهٔ آگاهی در { $day }؛ برای { $who }؛ معیار اثبات: { $standard }.
calendar-issue = { $title }، شمارهٔ { $number }
