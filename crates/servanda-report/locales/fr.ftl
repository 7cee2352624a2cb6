# Les textes fixes des rapports, en français. Une pièce est ce que la langue de l'accord appelle `record`.

## Columns

commitment = Engagement
verdict = Appréciation
since = Depuis
next-change = Prochaine évolution
records = Pièces
record = Pièce
relief = Allègement
status = État
worth = Valeur
what = Objet
who = Qui
when = Date
then = Ensuite
was = Avant
is = Maintenant
was-said = Ce qui a été indiqué
is-known = Ce qui est connu à présent
because = Pièces à l’appui
from = Du
through = Au
value = Valeur
place = Lieu
of-when = Date des faits
source = Source
sign = Signe
seen = Constaté
indicator = Chiffre
step = Étape
procedure = Procédure
stage = Phase
scenario = Scénario
prepare = À préparer, et par qui
why-not-known = Pourquoi cela n’est pas connu
last-known = Dernière appréciation connue
who-verifies = Qui vérifie
records-said = Pièces
records-counting = Retenues
set-aside = Écartées
condition = À quelle condition
how-reversible = Possibilité de retrait
fact = Élément
content = Ce qui est connu
known-column = Connue le
document = Document

## What a report says of itself

label-for = Destinataire
label-at = Situation au
label-known-at = En l’état des connaissances au
label-issue = Numéro
label-previous = Comparé au
label-standard = Niveau de preuve
label-reading = Le texte selon la lecture de
public = le public
keeper = le dépositaire des pièces
contents = Sommaire
kind-weekly = Synthèse technique
kind-monthly = Rapport public
kind-briefing = Note régionale
kind-brief = Ce que chaque partie a donné et reçu
kind-incident = Note d’incident
kind-agenda = Ordre du jour de l’organe commun
kind-status = Situation
issue = N° { $number } de { $name }, daté du { $day }
number = N° { $number }
make-again = Pour établir de nouveau ce rapport à partir du même dossier :
left-out =
    { $count ->
        [one] { $count } ligne des éléments de preuve n’a pas pu être lue et n’est pas prise en compte : aucune appréciation ne repose sur elle.
       *[other] { $count } lignes des éléments de preuve n’ont pas pu être lues et ne sont pas prises en compte : aucune appréciation ne repose sur elles.
    }

## Headings

summary-heading = En bref
corrections-heading = Rectifications
commitments-heading = Les engagements
relief-heading = Les allègements
readings-heading = Mesures nouvellement connues
events-heading = Inspections, accès et décisions nouvellement connus
clocks-heading = Délais en cours
unknown-heading = Ce qui n’est pas connu, et pourquoi
signs-heading = Signes
figures-heading = Les chiffres
next-heading = Échéances à venir
guide-heading = Comment lire ce rapport
sources-heading = Sources
annex-heading = Annexe : pièces citées
scenarios-heading = Scénarios auxquels se préparer
response-heading = La réponse prévue
consequences-heading = Conséquences pour les allègements
not-kept-heading = Engagements qui ne sont pas respectés
cases-heading = Différends soumis aux parties
responses-heading = Réponses en cours
changes-heading = Ce qui a changé depuis le { $day }
incident-heading = Ce qui s’est produit : { $title }
item-heading = { $number }. { $heading }
brief-given = Donné
brief-received = Reçu
brief-conditional = Sous condition
brief-reversible = Réversible
brief-next = À venir
brief-given-of = { $party } : donné
brief-received-of = { $party } : reçu
brief-conditional-of = { $party } : sous condition
brief-reversible-of = { $party } : réversible
brief-next-of = { $party } : à venir

## Captions

readings-caption = Mesures
events-caption = Ce qui s’est produit
acts-caption = Décisions et constatations
cases-caption = Procédures ouvertes
verification-caption = Étapes de vérification à accomplir
scenarios-caption = Scénarios dont il est connu qu’ils se vérifient
annex-caption = Pièces citées
course-caption = Dernières évolutions de l’appréciation
not-kept-caption = Non respectés, non atteints ou dans le délai de régularisation
changes-caption = Ce qui se présente autrement qu’au { $day }
corrections-caption = Ce qui a été indiqué pour le { $day }, et ce qui est connu à présent de cette date
commitments-caption = Situation de chaque engagement au { $day }
relief-caption = Situation des allègements au { $day }
figures-caption = Les chiffres désignés par l’accord, au { $day }
signs-caption =
    { $count ->
        [one] { $count } signe désigné par l’accord, au { $day }
       *[other] { $count } signes désignés par l’accord, au { $day }
    }
next-caption = Ce qui change d’ici au { $day } si aucune autre pièce n’est versée
unknown-caption = Ce qui ne pouvait être établi au { $day }
sources-caption = Qui a dit quoi, en l’état des connaissances au { $day }
steps-caption = Étapes : { $title }
facts-caption = Faits : { $title }
given-caption = Donné par : { $party }
received-caption = Reçu par : { $party }
conditional-caption = Allègements accordés à ou par : { $party }, sous condition
reversible-caption = Allègements accordés à ou par : { $party }, susceptibles de retrait

## Words within tables and sentences

about = concernant{ " " }
corrects = rectifie{ " " }
part = –{ " " }
nothing-came = aucune pièce : ce qui était attendu n’est pas venu, ou un délai a expiré
way-back = sur la voie du retour
never = jamais
none = aucune
not-known = non connu
taken-back = Une pièce est retirée
verifier-not-named = tout vérificateur
each-other = chaque partie vérifie l’autre
always = toujours
granted-when = lorsque{ " " }
suspended-when = suspendu lorsque{ " " }
restored-when = rétabli lorsque{ " " }
withdrawn-when = retiré lorsque{ " " }
no-condition = le texte ne prévoit aucune condition
never-taken-back = ne peut être retiré
silent-on-taking-back = le texte ne le précise pas
done = accompli
continuing = continu
clause = Clause
owed-by = À la charge de
agreed = Ce qui a été convenu
where-it-is = Où
known-since = Connu depuis
up-to-now = à ce jour
deadline = Échéance
evidence = Éléments de preuve
leads-back = La voie du retour s’ouvre lorsque{ " " }
on-day = Au { $day }
step-number = { $number }.{ " " }
step-of = étape { $number } de{ " " }
step-of-run = étape { $number }, déroulement { $run }, de{ " " }
stage-of = phase { $number } sur { $count } :{ " " }
runs-out = expire le { $day }
running-since = , en cours depuis le { $day }
since-day = , depuis le { $day }
last-verified = dernière appréciation connue : { $word }, au { $day }
verdict-on = { $word }, au { $day }
next-word = { $word } le { $day }
term-ends = son terme prend fin le { $day }
between-by = par { $by }
between-by-to = par { $by }, à { $to }
between-worth = { $between } ; valeur : { $worth }
owed-since = dû depuis le { $day }
to-be-done-by = à accomplir au plus tard le { $day }
its-time-comes = son moment vient le { $day }
done-confirmed = { $word } le { $day }, confirmé
done-on-word = { $word } le { $day }, selon les dires de la partie qui l’accorde
taken-back-within = peut être retiré dans un délai de { $length }
source-party = partie à l’accord
source-unattributed = auteur qui ne peut être nommé
source-media = la presse
source-independent = source indépendante
and-more = … et { $count } de plus.
and-earlier = et { $count } avant elles
and-others = et { $count } de plus
quote = « { $title } »
reason-at = { $place } : { $reason }
semicolon = { " " };{ " " }
comma = ,{ " " }
colon = { " " }:{ " " }

## The guide, and what is said where there is nothing to be told

guide-lead = À chaque moment, une seule appréciation est portée sur chaque engagement. Elle découle du texte de l’accord et des pièces, selon des règles qui sont les mêmes pour toutes les parties :
guide-verified = Une pièce n’est retenue ici que si elle émane de ceux que le texte désigne comme vérificateurs. Ce qu’une partie dit d’elle-même, ce qu’écrit la presse et ce qui est divulgué officieusement ne modifie jamais une appréciation dans ce rapport, si souvent que cela soit répété.
guide-estimated = Les estimations des vérificateurs sont également retenues ici.
guide-declared = Ce que les parties déclarent d’elles-mêmes est également retenu ici. Cela n’est pas vérifié.
guide-reported = Ce que rapportent les sources indépendantes et la presse est également retenu ici. Cela n’est pas vérifié.
guide-alleged = Toute allégation est retenue ici, si faible soit-elle. Rien dans ce rapport ne peut être cité comme vérifié.
guide-view-public = Ce rapport a été établi à partir des seules pièces publiques ; les pièces confidentielles, s’il en existe, sont sans incidence sur les mots, les nombres et les graphiques qu’il contient. Il indique ce qui était connu au { $day } ; ce qui sera connu plus tard figurera dans un numéro ultérieur, qui précisera aussi ce qui est rectifié. Le silence n’est pas un manquement : ce que personne de qualifié n’a dit n’est pas connu.
guide-view-reader = Ce rapport a été établi à partir des pièces que son lecteur est autorisé à voir, et d’aucune autre. Il indique ce qui était connu au { $day } ; ce qui sera connu plus tard figurera dans un numéro ultérieur, qui précisera aussi ce qui est rectifié. Le silence n’est pas un manquement : ce que personne de qualifié n’a dit n’est pas connu.
all-known = Il n’existe aucun engagement en vigueur dont on ne puisse dire s’il est respecté.
unknown-lead = De ces engagements, il ne peut être dit à présent s’ils sont respectés. Aucune partie n’en fait l’objet d’un reproche.
nothing-changed = Rien ne se présente autrement qu’au { $day }.
nothing-comes = Rien ne change d’ici au { $day } si aucune autre pièce n’est versée.
corrections-lead = Ce qui a été indiqué pour le { $day } reposait sur ce qui était connu le { $known }. Depuis, des pièces portant sur cette période ont été connues. Compte tenu de celles-ci, la lecture est différente :
no-breach = Au { $day }, aucun engagement en vigueur n’était non respecté ni dans son délai de régularisation.
nothing-to-decide = Aucune question n’appelle l’attention de l’organe commun.
sources-lead = Toute pièce a une source. Retenues au niveau « { $standard } » : les pièces valables qui sont déterminantes. Écartées : les pièces qui ne sont retenues qu’à un niveau moindre, comme la propre déclaration d’une partie ou une allégation anonyme.
brief-nothing-yet = Rien à ce jour.
brief-nothing-waits = Aucun allègement n’attend la réalisation d’une condition.
brief-nothing-to-take-back = Il n’existe aucun allègement à retirer.
brief-nothing-comes = Rien dans les 30 prochains jours, si aucune autre pièce n’est versée.
counted-word = { $word } : { $count }
counts-none = Au { $day }, aucun engagement n’était en vigueur ou à venir.
counts =
    { $count ->
        [one] Au { $day }, la situation du seul engagement était la suivante : { $words }.
       *[other] Au { $day }, la situation des { $count } engagements était la suivante : { $words }.
    }
counts-concluded =
    { $count ->
        [one] Le terme de { $count } autre engagement est échu.
       *[other] Le terme de { $count } autres engagements est échu.
    }
phase =
    { $count ->
        [one] Le processus se trouve dans la phase{ " " }
       *[other] Le processus se trouve dans les phases{ " " }
    }
needs-attention = Ce qui appelle l’attention :
news-none = Par rapport au { $day }, rien ne se présente autrement.
news =
    { $count ->
        [one] Par rapport au { $day }, { $count } élément se présente autrement.
       *[other] Par rapport au { $day }, { $count } éléments se présentent autrement.
    }
news-corrected = Ce qui a été indiqué pour cette date est rectifié plus bas.
annex-lead = Toutes les pièces citées ci-dessus, dans l’ordre où elles ont été connues.

## Charts

bands-title = Appréciations au fil du temps
bands-description =
    { $count ->
        [one] L’appréciation portée sur { $count } engagement, du { $from } au { $until }, en une bande. Non respecté à la fin : { $breached }.
       *[other] L’appréciation portée sur { $count } engagements, du { $from } au { $until }, une bande pour chacun. Non respectés à la fin : { $breached }.
    }
levels-title = { $title } : mesuré et convenu
levels-description = Dernières valeurs connues : { $last }. Là où rien n’est tracé, aucune mesure n’est retenue.
levels-description-limit = Dernières valeurs connues : { $last }. Convenu à la fin : { $limit }. Là où rien n’est tracé, aucune mesure n’est retenue.
last-value = { $place }, { $value } (connu jusqu’au { $day })
limit-floor = convenu : au moins
limit-ceiling = limite convenue
bars-title = { $measure }, par lieu, au { $day }
bars-description = { $told }.
ladder-title = Les allègements, échelon par échelon
ladder-description =
    { $count ->
        [one] { $count } échelon d’allègement dans l’ordre du texte ; en vigueur : { $given }.
       *[other] { $count } échelons d’allègement dans l’ordre du texte ; en vigueur : { $given }.
    }
timeline-title = Ce qui a été, et ce qui vient
timeline-description =
    { $count ->
        [one] { $count } moment, du { $from } au { $until }.
       *[other] { $count } moments, du { $from } au { $until }.
    }
moment-past = { $title } : { $word }
moment-ahead = { $title } : { $cause }
now = situation au
as-table = Les mêmes données en tableau
uncertain = la valeur se situe dans cet intervalle
gap = aucune mesure n’est retenue
measured = mesuré

## Dates

day-and-time = { $day } à { $time }
both-calendars = { $day } ({ $gregorian })
period = du { $first } au { $last }

## Why something stands as it does

concluded = son terme est échu ; ceci est l’appréciation définitive
concluded-replaced = remplacé par un engagement ultérieur
violated-denied = il a été attesté que cela n’a pas été accompli
violated-refused = cela a été refusé
violated-by-silence = rien n’a été signalé dans le délai où cela l’aurait été
violated-by-finding = une constatation l’établit
violated-ruled-out = il est attesté que ce qui était exclu a été accompli
violated = ce qui a été attesté n’est pas ce qui a été convenu
doubt-conflict = des sources qualifiées se contredisent
doubt-nothing-shown = aucune pièce que ce lecteur est autorisé à voir n’en fait état
doubt-report-awaited = le rapport du vérificateur est attendu
doubt-refused = le vérificateur s’est vu opposer un refus
doubt-not-known = le vérificateur n’a pas pu se prononcer
doubt-timing-unknown = cela a été accompli, mais la date n’est pas connue
doubt-too-coarse = la date signalée est trop imprécise pour se prononcer
doubt-not-measured-since = rien n’a été mesuré depuis que la limite s’applique
doubt-stale = la dernière mesure est trop ancienne pour être retenue
doubt-inconclusive = ce qui a été mesuré ne permet pas de trancher
doubt-missing = rien de qualifié n’a été signalé
cannot-be-told = il n’est pas possible de se prononcer
overdue = personne de qualifié n’a dit si cela a été accompli
overdue-since = l’échéance était le { $day }, et personne de qualifié n’a dit si cela a été accompli
curing = non conforme à ce qui a été convenu, mais peut encore être régularisé
curing-until = non conforme à ce qui a été convenu, mais peut encore être régularisé jusqu’au { $day }
pending = pas encore accompli
pending-until = à accomplir au plus tard le { $day }
pending-waits = attend ce qui le déclenche
pending-called-on = demandé
pending-called-on-until = demandé, à accomplir au plus tard le { $day }
upcoming = pas encore en vigueur
late = accompli après la date prévue
met-holding = respecté
met-on-its-date = respecté à la date prévue
met-done = accompli
met-in-time = accompli dans les délais
met-as-often = aussi souvent que convenu
met-within-the-limit = dans la limite
met-did-not-happen = ce qui était exclu ne s’est pas produit
met-not-called-on = rien ne l’a encore exigé
met-by-finding = une constatation l’établit
waived = libéré par décision de ceux envers qui il est dû
paused = interrompu par { $by }, envers qui il est dû
excused = non exigible à présent, en vertu du texte lui-même
why-and-measured = { $why } ; { $measured }
measured-and-agreed = mesuré : { $measured } ; convenu : { $agreed }
reached = atteint : { $reached } ; convenu : { $of }

## What the words mean

means-breached = il est attesté que ce qui a été convenu n’est pas respecté, et il ne reste aucun délai de régularisation.
means-missed = un objectif qui n’est pas une obligation n’a pas été atteint.
means-disputed = des sources qualifiées se contredisent ; cela n’est jamais interprété comme un manquement.
means-overdue = la date est passée, et personne de qualifié n’a dit si cela a été accompli.
means-unverified = il n’est pas possible de se prononcer à présent. Cela ne signifie ni respect ni manquement.
means-curing = non conforme à ce qui a été convenu, dans le délai que le texte accorde pour y remédier.
means-pending = la date n’est pas encore atteinte.
means-upcoming = pas encore en vigueur.
means-late = accompli après la date prévue.
means-met = respecté, ou accompli dans les délais, selon l’attestation de ceux que le texte désigne.
means-waived = ceux envers qui il est dû en ont libéré le débiteur.
means-excused = non exigible à présent, en vertu du texte ou d’une décision.
relief-means-locked = Il n’est pas connu que sa condition soit remplie.
relief-means-due = Sa condition est remplie ; il doit être accordé.
relief-means-overdue = Sa condition est remplie, et le délai pour l’accorder est expiré.
relief-means-premature = Il a été accordé bien que sa condition ne fût pas remplie.
relief-means-ahead-of-verification = Il a été accordé avant que sa condition soit vérifiée.
relief-means-suspension-open = En vigueur ; il existe un motif de le suspendre.
relief-means-restoration-due = Il a été suspendu ; le motif a disparu, et il doit être rétabli.
relief-means-restoration-overdue = Le motif a disparu, et le délai pour le rétablir est expiré.
relief-means-taken-back = Il a été retiré alors qu’il était connu que la condition fixée à cet effet par le texte n’était pas remplie.
relief-means-taken-back-unknown = Il a été retiré alors qu’il n’était pas connu si la condition fixée à cet effet par le texte était remplie.
relief-means-disputed = Des sources qualifiées se contredisent.

## Why something changes if nothing more is recorded

cause-deadline = échéance
cause-report-awaited = le rapport du vérificateur est alors attendu
cause-reporting-time-ends = le délai du rapport du vérificateur prend fin
cause-cure-runs-out = le délai de régularisation expire
cause-goes-stale = la dernière mesure est alors trop ancienne pour être retenue
cause-demand-changes = ce qui est exigé change
cause-term-begins = son terme commence
cause-term-ends = son terme prend fin
cause-may-be-claimed = sa condition est alors remplie
cause-grant-overdue = le délai pour l’accorder prend fin
cause-claim-ends = il n’est alors plus dû
cause-may-be-suspended = il existe alors un motif de le suspendre
cause-lapses = il devient caduc
cause-run-begins = la réponse commence
cause-run-ends = la réponse prend fin
cause-way-back-opens = la voie du retour s’ouvre
cause-step-opens = son moment vient
cause-step-runs-out = son délai expire
cause-step-lapses = il n’y a alors plus lieu de l’accomplir
cause-stage-runs-out = le délai de la phase expire
cause-phase-begins = la phase commence
cause-phase-ends = la phase prend fin
cause-scenario-holds = le scénario se vérifie alors
cause-scenario-ends = le scénario ne se vérifie plus
cause-recorded = en vertu de ce qui est déjà versé
cause-follows = découle d’autres changements
state-not-begun = non commencé
state-current = en cours
state-not-current = pas en cours
state-holds = se vérifie
state-does-not-hold = ne se vérifie pas

## Conditions

comparison = { $left } { $compared }
compared = { $comparison } { $with }
compare-equal = égal à
compare-other = différent de
compare-under = inférieur à
compare-at-most = au plus
compare-over = supérieur à
compare-at-least = au moins
is-so = { $what } est { $word }
is-not-so = { $what } n’est pas { $word }
running = { $title } est en cours
has-happened = { $event } a eu lieu
before = { $one } avant { $other }
lasting = { $condition } pendant { $length }
not = pas { $condition }
all-of = { $one } et { $other }
any-of = { $one } ou { $other }
at-least-of = au moins { $count } des conditions suivantes : { $parts }
at = { " " }à { $places }
total = total de { $measure }
until-then = { $first } jusqu’au { $until }, puis { $then }
baseline = le niveau de référence déclaré
keeps-at = { $condition }, dans chacun des lieux suivants : { $places }

## The words of the assessment

verdict-breached = non respecté
verdict-missed = non atteint
verdict-disputed = contesté
verdict-overdue = échu sans attestation
verdict-unverified = non vérifié
verdict-curing = en régularisation
verdict-pending = en attente
verdict-upcoming = à venir
verdict-late = accompli en retard
verdict-met = respecté
verdict-met-on-time = respecté dans les délais
verdict-waived = libéré
verdict-excused = non exigible
verdict-final = conclu
verdict-concluded = { $word } (conclu)
status-lapsed = caduc
status-waived = libéré
status-disputed = contesté
status-withdrawn = retiré
status-withdrawn-without-cause = retiré sans motif
status-withdrawn-unknown-cause = retiré, motif non établi
status-restoration-overdue = rétablissement en retard
status-restoration-due = rétablissement dû
status-suspended = suspendu
status-suspended-without-cause = suspendu sans motif
status-suspended-unknown-cause = suspendu, motif non établi
status-suspension-open = suspension possible
status-premature = accordé prématurément
status-ahead-of-verification = accordé avant vérification
status-in-effect-in-part = partiellement en vigueur
status-in-effect = en vigueur
status-withheld = non accordé
status-overdue = en retard
status-due = dû
status-locked = en attente de sa condition
status-granted = accordé
case-open = ouvert
case-settled = réglé
case-exhausted = épuisé
case-not-open = non ouvert
case-stage = phase { $number }, { $title }
case-stage-by = phase { $number }, { $title }, jusqu’au { $day }
step-ahead = à venir
step-due = à accomplir
step-overdue = en retard
step-done = accompli
step-done-late = accompli en retard
step-lapsed = caduc
act-nothing = rien
act-granted = accordé
act-granted-in-part = partiellement accordé
act-suspended = suspendu
act-restored = rétabli
act-withdrawn = retiré
act-refused = refusé
act-waived = libéré
act-extended = prorogé
act-paused = interrompu
act-resumed = repris
act-countermeasure = contre-mesure
act-announced = annoncé
act-opened = ouvert
act-stage = phase
act-settled = réglé
act-step-done = étape { $number } accomplie
act-in-part = { $act } { $amount }
standard-verified = vérifié
standard-estimated = estimé
standard-declared = déclaré
standard-reported = rapporté
standard-alleged = allégué
standing-verifier = vérificateur
state-running = en cours
state-not-running = pas en cours
state-way-back-open = la voie du retour est ouverte
found-met = respecté
found-breached = non respecté
found-unknown = inconnu
found-granted = accordé
found-withheld = non accordé
yes = oui
no = non

## Numbers and lengths of time

# A number stays with its unit: the space between them does not break.
amount = { $number } { $unit }
percent = { $number } %
million =
    { $count ->
        [one] { $number } million
       *[other] { $number } millions
    }
number-at-least = au moins { $number }
number-over = plus de { $number }
number-at-most = au plus { $number }
number-under = moins de { $number }
number-between = de { $low } à { $high }
level-between = de { $low } à { $high }
level-or-above = { $low } ou plus
level-or-below = { $high } ou moins
written-and-shown = { $written } ({ $shown })
hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
weeks =
    { $count ->
        [one] { $count } semaine
       *[other] { $count } semaines
    }
months = { $count } mois
years =
    { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
period-day = jour
period-week = semaine
period-month = mois
period-quarter = trimestre
period-year = année
period-every = période de { $length } à compter du { $day }

## Records

said-unknown = inconnu
said-none = aucun
record-taken-back = retirée
record-at = { $name } à { $places }
record-of = { $subject } de { $key }
record-says = { $subject } : { $value }
record-through = jusqu’au { $last }
record-from-through = du { $first } au { $last }
record-some-time = à un moment entre le { $first } et le { $last }

## What the text demands, by names

duty-each = { $who }, chacun pour sa part
duty-at-each = { " " }dans chacun des lieux { $places }
duty-keeps =
    { $count ->
        [one] { $who } maintient { $condition }{ $at }
       *[other] { $who } maintiennent { $condition }{ $at }
    }
duty-keeps-on =
    { $count ->
        [one] { $who } respecte { $condition }{ $at } aux dates suivantes : { $dates }
       *[other] { $who } respectent { $condition }{ $at } aux dates suivantes : { $dates }
    }
duty-does =
    { $count ->
        [one] { $who } accomplit { $event }{ $at }{ $clock }
       *[other] { $who } accomplissent { $event }{ $at }{ $clock }
    }
duty-allows =
    { $count ->
        [one] { $who } autorise { $event }{ $at }{ $clock }
       *[other] { $who } autorisent { $event }{ $at }{ $clock }
    }
duty-achieves =
    { $count ->
        [one] { $who } atteint { $condition }{ $at }{ $clock }
       *[other] { $who } atteignent { $condition }{ $at }{ $clock }
    }
duty-refrains =
    { $count ->
        [one] { $who } s’abstient de { $events }{ $at }
       *[other] { $who } s’abstiennent de { $events }{ $at }
    }
duty-by = { " " }au plus tard : { $date }
duty-within = { " " }dans un délai de { $length } à compter de { $trigger }
duty-every = { " " }tous les { $length }
duty-per = { " " }par { $period }
duty-after-each = { " " }dans un délai de { $length } après chaque { $period }
quota-at-least = au moins { $amount } de { $event }
quota-at-most = au plus { $amount } de { $event }
quota-times-at-least =
    { $count ->
        [one] { $event } au moins { $amount } fois
       *[other] { $event } au moins { $amount } fois
    }
quota-times-at-most =
    { $count ->
        [one] { $event } au plus { $amount } fois
       *[other] { $event } au plus { $amount } fois
    }
formal-is = { $name } { $word }
formal-running = { $name } en cours
formal-at-least-of = au moins { $count } parmi ({ $parts })
formal-sum = somme de { $measure }{ $where }{ $within }
formal-max = maximum de { $measure }{ $where }{ $within }
formal-min = minimum de { $measure }{ $where }{ $within }
formal-mean = moyenne de { $measure }{ $where }{ $within }
formal-count = nombre de { $event }{ $window }
formal-count-where = nombre de lieux parmi { $places } où { $condition }
formal-baseline = niveau de référence de { $what }
formal-own-baseline = niveau de référence
formal-until-then = { $first } jusqu’au { $until } puis { $then }
formal-if-else = { $then } si { $condition }, sinon { $otherwise }
formal-share-met = part des étapes respectées
formal-share-met-on-time = part des étapes respectées dans les délais
formal-share-due-met = part des étapes échues qui sont respectées
formal-share-due-met-on-time = part des étapes échues qui sont respectées dans les délais
formal-contested = { " " }contesté par { $party }, selon qui : { $what }
formal-percent-of = { $percent } % de { $what }
formal-at = { " " }à { $places }
formal-of = { " " }de { $places }
formal-in-last = { " " }au cours des derniers { $length }
formal-since = { " " }depuis le { $date }
formal-in = { " " }par { $period }
formal-start-of = début de { $phase }
formal-end-of = fin de { $phase }
formal-after = { $length } après { $event }
formal-day-of = jour { $number } de { $date }
formal-later-of = la plus tardive des dates ({ $dates })
formal-earlier-of = la plus proche des dates ({ $dates })

## Why something stands as it does, in few words

explain-denied = non-accomplissement attesté
explain-refused = refusé
explain-by-silence = par défaut de signalement
explain-by-finding = en vertu d’une constatation
explain-violation = manquement attesté
explain-doubt-nothing-shown = rien que ce lecteur soit autorisé à voir
explain-doubt-report-awaited = rapport attendu
explain-doubt-refused = refus opposé au vérificateur
explain-doubt-not-known = le vérificateur n’a pas pu se prononcer
explain-doubt-timing-unknown = accompli, date non connue
explain-doubt-too-coarse = date trop imprécise
explain-doubt-not-measured-since = rien n’a été mesuré depuis que la limite s’applique
explain-doubt-stale = mesure trop ancienne
explain-doubt-inconclusive = non concluant
explain-doubt-missing = rien de qualifié n’a été signalé
explain-cannot-be-told = impossible de se prononcer
explain-nobody-has-said = personne de qualifié ne s’est prononcé
explain-unsaid-since = l’échéance était le { $day }, personne de qualifié ne s’est prononcé
explain-cure-runs = délai de régularisation en cours
explain-cure-until = le délai de régularisation expire le { $day }
explain-called-on = demandé
explain-called-on-until = demandé, échéance le { $day }
explain-waits = attend ce qui le déclenche
explain-waits-until = attend ce qui le déclenche, échéance le { $day }
explain-due = échéance le { $day }
explain-was-due = l’échéance était le { $day }
explain-done-late = accompli après la date prévue
explain-not-called-on = rien ne l’a encore exigé
explain-holding = condition remplie
explain-held-on-its-date = condition remplie à la date prévue
explain-in-time = dans les délais
explain-reached = atteint
explain-did-not-happen = ne s’est pas produit
explain-waived = libéré par décision
explain-paused-by-all = interrompu par tous ceux envers qui il est dû
explain-by-text = en vertu du texte
explain-replaced = remplacé
explain-term-over = terme échu
explain-attested = attesté
explain-attested-in-part = attesté en partie
explain-carried-from = dernière valeur connue du { $day }
explain-said = { $word }, { $reason }
explain-progress = { $reached } sur { $target }
explain-to-be = { $reached } ; exigé : { $bound }
explain-not-known-how-far = degré d’avancement non connu, sur { $target }
explain-not-known-to-be = degré d’avancement non connu ; exigé : { $bound }
explain-confirmed = confirmé
explain-on-its-word = selon les dires de la partie qui l’accorde
explain-judged-otherwise = apprécié autrement aujourd’hui

## The clauses of the text, by names

explain-grants =
    { $count ->
        [one] { $who } accorde{ $clock }
       *[other] { $who } accordent{ $clock }
    }
explain-during = pendant { $phase }
explain-term-from = début : { $date }
explain-term-until = fin : { $date } (non compris)
explain-term-through = fin : { $date } (compris)
explain-verified-by = vérifié par { $who }
explain-verified-within = vérifié par { $who } dans un délai de { $length }
explain-each-other = chaque partie à l’égard de l’autre
explain-verify-step = vérification : { $step }, par { $who }, dans un délai de { $length }
explain-cure = délai de régularisation : { $length }
explain-cure-after = délai de régularisation : { $length } après { $event }
explain-excused-while = non exigible tant que { $condition }
explain-as-target = à titre d’objectif
explain-replaces = remplace { $name }, convenu : { $date }
explain-within = { " " }dans un délai de { $length }
explain-when = lorsque { $condition }
explain-worth = valeur : { $worth }
explain-reversible-within = peut être retiré dans un délai de { $length }
explain-irreversible = ne peut pas être retiré
explain-suspend-when = suspendu lorsque { $condition }
explain-withdraw-when = retiré lorsque { $condition }
explain-restore-when = rétabli lorsque { $condition }
explain-restore-within = rétabli dans un délai de { $length }
explain-restore-within-when = rétabli dans un délai de { $length } lorsque { $condition }
explain-re-engage-when = retour lorsque { $condition }
explain-step-within = étape : { $step }, par { $who }, dans un délai de { $length }
explain-step-after = étape : { $step }, par { $who }, après { $length }
explain-stage = phase : { $title }, { $length }
explain-then = ensuite : { $what }
explain-extendable = prorogeable d’un commun accord
explain-always-reported = toujours signalé
explain-always-reported-to-public = toujours signalé au public
explain-reported-to-public = signalé au public
explain-counted-at-least = retenu : { $counted } ; exigé : au moins { $asked }
explain-counted-at-most = retenu : { $counted } ; exigé : au plus { $asked }
explain-prepare = à préparer : { $what }, par { $who }

## The statements on which something rests

explain-records =
    { $count ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }
explain-no-open-case = aucune affaire ouverte
explain-runs-since = en cours depuis le { $day }
explain-ran = en cours du { $from } au { $until }
explain-way-back-since = voie du retour ouverte depuis le { $day }
explain-step = étape { $number }, { $text } ({ $who })
explain-verification-step = étape de vérification { $number }, { $text } ({ $who })
explain-case = affaire
explain-case-on = affaire concernant { $about }
explain-stage-of = phase { $number } sur { $count }, { $title }
explain-stage-of-until = phase { $number } sur { $count }, { $title }, expire le { $day }
explain-phase = phase { $title }
explain-from-until = du { $from } au { $until }
explain-from = { " " }à partir du { $day }
explain-until = { " " }jusqu’au { $day }
explain-as-known = en l’état des connaissances au { $day }
explain-as-known-to-restore = en l’état des connaissances au { $day } ; à rétablir dès qu’il est connu que cela ne se vérifie plus
explain-not-owed = non exigible du { $from } au { $until }
explain-excused-by-text = non exigible en vertu du texte
explain-violated-since = manquement depuis le { $day }
explain-cure-not-begun = le délai de régularisation n’a pas commencé
explain-cure-ran-out = le délai de régularisation a expiré le { $day }
explain-cure-runs-out = le délai de régularisation expire le { $day }
explain-periods-before = pour les périodes antérieures
explain-nothing-recorded = aucune pièce
explain-due-extended = échéance le { $day }, auparavant le { $own }
explain-of-place = { $title }, { $place }
explain-for-this-reason-since = pour ce motif depuis le { $day }
explain-last-verified = dernière appréciation vérifiée : { $word }, au { $day }
explain-hindsight = ce qui est connu aujourd’hui conduit à apprécier l’acte autrement
explain-act = { $act } le { $day }
explain-act-owed-since = il était dû depuis le { $day }
explain-act-held-since = il était connu depuis le { $day } que sa condition était remplie, et jamais le contraire par la suite
explain-restoration-owed-since = rétablissement dû depuis le { $day }
explain-stands-by = { $word } : au plus tard le { $day }
explain-stands-from = { $word } : à partir du { $day }
explain-promised-within = { $promise }, dans un délai de { $length }
explain-reported-within = signalé dans un délai de { $length }
explain-silence-tells = un rapport était dû au plus tard le { $day } : l’absence de signalement vaut réponse
explain-set-off = déclenché le { $day }
explain-set-off-by = déclenché le { $day } par { $key }
explain-last-done = accompli pour la dernière fois le { $day }
explain-term-began = le terme a commencé le { $day }
explain-sources-disagree = des sources qualifiées ne concordent pas
explain-next = { $day }, si aucune autre pièce n’est versée
explain-next-word = { $day } : { $word }, si aucune autre pièce n’est versée
explain-next-step = étape { $number }, { $text }, { $word }
explain-corrected-by = rectifiée par { $record }
explain-taken-back-by = retirée par { $record }
explain-counts-from = n’est retenue qu’au niveau « { $standard } » ou à un niveau moindre

## A page of reasons

explain-heading = Motifs
explain-next-heading = Ce qui en changerait la situation ensuite
explain-last-records = les { $count } dernières pièces ; antérieures, dans les autres formats : { $earlier }
explain-via = { $source }, par l’intermédiaire de { $carrier }
explain-recorded = versée le { $day }
explain-as-of = situation au { $day }
explain-known-on = en l’état des connaissances au { $day }
explain-the-keeper = le dépositaire des pièces
explain-for = destinataire : { $who }
explain-standard = niveau de preuve : { $standard }
explain-as-read-by = le texte selon la lecture de { $party }

## The public site

site-overview = Vue d’ensemble
reports-heading = Rapports
skip = Aller au contenu
navigation = Pages
languages = Langues
text-heading = Le texte
method-heading = Méthode
data-heading = Données
standing-heading = Situation
measured-heading = Ce qui a été mesuré
reasons-heading = Pourquoi
aside-heading = Vues, et non retenues
course-heading = Évolution
course-of = Chaque changement, le dernier en premier
words-heading = Les termes
words-caption = Ce que signifie chaque terme
meaning = Ce qu’il signifie
issues-heading = Numéros parus
issues-lead = Chaque rapport indique ce qui était connu lors de sa parution, et reste tel quel. Ce qui est établi plus tard figure dans un numéro ultérieur.
check-heading = Comment vérifier ce site
tables-heading = Tableaux
feeds-heading = Flux et calendriers
feeds-lead = À suivre dans un lecteur de flux ou dans un calendrier.
proof-heading = Ce dont tout découle ici
proof-lead = Le texte et les pièces à partir desquels chaque page a été établie, et rien d’autre. Avec ceux-ci et le logiciel, chacun peut établir de nouveau le site et comparer.
embed-heading = À afficher ailleurs
embed-lead = Ce signe montre la situation actuelle :
as-of = Situation au
clause-in-text = Dans le texte
changes-feed = Changements d’appréciation
issues-feed = Rapports
file-status-csv = La situation d’ensemble
file-status-json = La même, avec notes et parties
file-history-csv = Chaque changement d’appréciation
file-history-json = Les mêmes données
file-relief-csv = Ce qui était dû et ce qui a été accompli
file-relief-json = Les mêmes données, par partie
file-indicators-csv = Les chiffres au fil du temps
file-indicators-json = Les mêmes données, par chiffre
file-agenda-csv = Ce qui vient si aucune autre pièce n’est versée
file-agenda-json = Les mêmes données
file-sources-csv = Qui a dit quoi, et ce qu’il en est advenu
file-sources-json = Les mêmes données
file-records-csv = Chaque pièce, dans les colonnes où les éléments de preuve sont recueillis
file-records-json = Les mêmes données, avec ce qu’il est advenu de chacune
file-datapackage-json = Ce que contiennent les tableaux, et leur licence (Frictionless Data Package)
file-changes-atom = Changements d’appréciation (Atom)
file-reports-atom = Rapports à mesure de leur parution (Atom)
file-deadlines-ics = Ce qui arrive à échéance, se périme ou peut être réclamé (iCalendar)
file-reports-ics = Les jours de parution des rapports (iCalendar)
file-proof-bundle-json = Situation à quelle date, connue à quelle date, pour qui, à quel niveau de preuve
file-proof-sources-csv = Qui est cité
file-proof-evidence-jsonl = Les pièces
file-sha256sums = La somme de contrôle de tous les autres fichiers
site-description = { $agreement } : { $title }, situation au { $day }
thing-description = { $told } Situation au { $day }.
text-lead = Les termes de l’accord, et en marge la situation de chaque obligation et de chaque allègement au { $day }
since-alone = depuis le { $day }
records-behind = { $records } : { $ids }.
card-counts = { $things ->
    [one] { $things } engagement ou allègement
   *[other] { $things } engagements et allègements
}, { $bad ->
    [0] aucun manquement
    [one] { $bad } non respecté
   *[other] { $bad } non respectés
}
stands-caption = Situation au { $day }
and-earlier-in-data = { $count ->
    [one] { $count } changement antérieur figure dans data/history.csv.
   *[other] { $count } changements antérieurs figurent dans data/history.csv.
}
check-lead = Le site a été établi par { $software }, qui est un logiciel libre, à partir du dossier proof/ et de rien d’autre. Quiconque possède une copie du site peut faire établir de nouveau chaque page et comparer ; la seconde ligne montre qu’aucun fichier n’a été modifié.
tables-lead = Les mêmes données que sur les pages, pour les tableurs et les programmes. Licence : { $licence }.
calendar-by = Par { $who }
calendar-granted-by = Accordé par { $who }
calendar-prepared-by = À préparer par { $who }
calendar-change = Jusque-là : { $before }. Ensuite : { $after }.
calendar-view = Si aucune autre pièce n’est versée. En l’état des connaissances au { $day } ; destinataire : { $who } ; niveau de preuve : { $standard }.
calendar-issue = { $title }, n° { $number }
