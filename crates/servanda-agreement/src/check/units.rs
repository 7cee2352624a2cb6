//! Units: those in common use, those declared, and exact factors to the base unit of each dimension.

use servanda_base::{Decimal, Name, name};
use servanda_syntax::ast::{Expr, ExprKind, Item, Word};

use super::Checker;
use super::scope::Scope;
use crate::model::{Unit, UnitId};

/// The unit that is built in under `symbol`, if there is one: `%`, `kg`, `days`, `USD`.
///
/// A unit of mass or volume with a substance behind a hyphen (`kg-U`, `t-CO2`) is a dimension of its own: kilograms of
/// uranium and of uranium hexafluoride are not added up unless a declared conversion says how.
///
/// ```
/// use servanda_agreement::built_in_unit;
/// assert_eq!(built_in_unit("t").unwrap().base.as_str(), "kg");
/// assert_eq!(built_in_unit("t-CO2").unwrap().base.as_str(), "kg-CO2");
/// assert!(built_in_unit("kgg").is_none());
/// ```
pub fn built_in_unit(symbol: &str) -> Option<Unit> {
    if let Some((_, base, mantissa, scale)) = TABLE.iter().find(|(known, ..)| *known == symbol) {
        let factor = Decimal::new(*mantissa, *scale);
        return Some(Unit { symbol: Name::from(symbol), base: Name::from(*base), factor });
    }
    if CURRENCIES.contains(&symbol) {
        return Some(Unit { symbol: Name::from(symbol), base: Name::from(symbol), factor: Decimal::ONE });
    }
    let (unit, substance) = symbol.split_once('-')?;
    let unit = built_in_unit(unit).filter(|unit| ["kg", "L"].contains(&unit.base.as_str()))?;
    let base = Name::from(format!("{}-{substance}", unit.base).as_str());
    Some(Unit { symbol: Name::from(symbol), base, factor: unit.factor })
}

impl Checker<'_> {
    /// All declared units, whether they are used or not.
    pub(super) fn declare_units(&mut self) {
        for (symbol, (file, declaration)) in self.unit_declarations.clone() {
            let scope = Scope::agreement(file, declaration);
            let word = Word { text: symbol, span: declaration.name.span };
            self.unit(&scope, &word);
        }
    }

    /// The unit that `word` names; an unknown one is reported with the nearest known one.
    pub(super) fn unit(&mut self, scope: &Scope<'_>, word: &Word) -> Option<UnitId> {
        if let Some(known) = self.unit_ids.get(&word.text) {
            return *known;
        }
        let found = self.find_unit(&word.text, &mut Vec::new());
        if found.is_none() && !self.unit_declarations.contains_key(&word.text) {
            self.unknown_unit(scope, word);
            return None;
        }
        let id = found.map(|unit| self.add_unit(unit));
        self.unit_ids.insert(word.text.clone(), id);
        id
    }

    /// The id of a unit that arithmetic makes: `USD/kg`; of what is only counted `pcs`, of a ratio `1`.
    pub(super) fn made_unit(&mut self, symbol: &str) -> UnitId {
        if let Some(Some(id)) = self.unit_ids.get(symbol) {
            return *id;
        }
        let name = Name::from(symbol);
        let unit = built_in_unit(symbol).unwrap_or(Unit { symbol: name.clone(), base: name, factor: Decimal::ONE });
        let id = self.add_unit(unit);
        self.unit_ids.insert(symbol.to_owned(), Some(id));
        id
    }

    fn add_unit(&mut self, unit: Unit) -> UnitId {
        let base = unit.base.clone();
        let id = self.units.push(unit);
        if !self.units.iter().any(|(_, known)| known.symbol == base) {
            let base_unit = Unit { symbol: base.clone(), base: base.clone(), factor: Decimal::ONE };
            let base_id = self.units.push(base_unit);
            self.unit_ids.insert(base.to_string(), Some(base_id));
        }
        id
    }

    /// Follows declared conversions down to a base unit. Faults are reported where the declaration stands.
    fn find_unit(&mut self, symbol: &str, open: &mut Vec<String>) -> Option<Unit> {
        let Some((file, declaration)) = self.unit_declarations.get(symbol).copied() else {
            return built_in_unit(symbol);
        };
        let scope = Scope::agreement(file, declaration);
        let Item::Unit(expr) = &declaration.item else { return None };
        let Some((value, word)) = conversion(expr) else {
            let message = format!("`{symbol}` is not declared by a number and a unit");
            let help = format!("write `unit {symbol} = 0.676 kg`, with a number above zero");
            self.error(&scope, "ill-formed-unit", expr.span, message, help);
            return None;
        };
        if open.iter().any(|name| name == symbol) {
            let message = format!("`{symbol}` is declared by way of itself");
            self.error(&scope, "circular-definition", word.span, message, "declare one of them by a built-in unit");
            // The others of the circle have the same fault, which is reported once.
            open.drain(..).for_each(|name| {
                self.unit_ids.insert(name, None);
            });
            return None;
        }
        open.push(symbol.to_owned());
        if !self.unit_declarations.contains_key(&word.text) && built_in_unit(&word.text).is_none() {
            self.unknown_unit(&scope, word);
            return None;
        }
        let in_terms_of = self.find_unit(&word.text, open)?;
        open.pop();
        let factor = value.checked_mul(in_terms_of.factor)?.normalize();
        Some(Unit { symbol: Name::from(symbol), base: in_terms_of.base, factor })
    }

    fn unknown_unit(&mut self, scope: &Scope<'_>, word: &Word) {
        let text = &word.text;
        let common = TABLE.iter().map(|(symbol, ..)| *symbol);
        let known = common.chain(self.unit_declarations.keys().map(String::as_str));
        let is_code = text.chars().all(|c| c.is_ascii_uppercase());
        let currencies = CURRENCIES.iter().copied().filter(|_| is_code);
        let near = name::nearest(text, known).or_else(|| name::nearest(text, currencies));
        let help = match near {
            Some(near) => format!("did you mean `{near}`? a unit of its own is declared: `unit {text} = 1 kg`"),
            None => format!("declare it, for example `unit {text} = 1 kg` or `unit {text} = 1 pcs`"),
        };
        self.error(scope, "unknown-unit", word.span, format!("`{text}` is not a unit"), help);
    }
}

/// The number and the unit of a conversion.
fn conversion(expr: &Expr) -> Option<(Decimal, &Word)> {
    match &expr.kind {
        ExprKind::Number { value, half_width, unit: Some(unit) }
            if half_width.is_zero() && value.is_sign_positive() && !value.is_zero() =>
        {
            Some((*value, unit))
        }
        ExprKind::Paren(inner) => conversion(inner),
        _ => None,
    }
}

/// Symbol, base unit, and the factor as mantissa and scale. Sources: SI Brochure (9th edition); the international
/// avoirdupois pound; the barrel of 42 US gallons.
const TABLE: &[(&str, &str, i64, u32)] = &[
    ("%", "%", 1, 0),
    ("pcs", "pcs", 1, 0),
    ("persons", "persons", 1, 0),
    ("mg", "kg", 1, 6),
    ("g", "kg", 1, 3),
    ("kg", "kg", 1, 0),
    ("t", "kg", 1_000, 0),
    ("kt", "kg", 1_000_000, 0),
    ("Mt", "kg", 1_000_000_000, 0),
    ("lb", "kg", 45_359_237, 8),
    ("mm", "m", 1, 3),
    ("cm", "m", 1, 2),
    ("m", "m", 1, 0),
    ("km", "m", 1_000, 0),
    ("m2", "m2", 1, 0),
    ("ha", "m2", 10_000, 0),
    ("km2", "m2", 1_000_000, 0),
    ("mL", "L", 1, 3),
    ("L", "L", 1, 0),
    ("m3", "L", 1_000, 0),
    ("bbl", "L", 158_987_294_928, 9),
    ("seconds", "seconds", 1, 0),
    ("minutes", "seconds", 60, 0),
    ("hours", "seconds", 3_600, 0),
    ("days", "seconds", 86_400, 0),
    ("weeks", "seconds", 604_800, 0),
    ("kWh", "kWh", 1, 0),
    ("MWh", "kWh", 1_000, 0),
    ("GWh", "kWh", 1_000_000, 0),
    ("TWh", "kWh", 1_000_000_000, 0),
    ("kW", "kW", 1, 0),
    ("MW", "kW", 1_000, 0),
    ("GW", "kW", 1_000_000, 0),
    ("SWU", "SWU", 1, 0),
    ("Bq", "Bq", 1, 0),
];

/// The alphabetic codes of ISO 4217 in use.
const CURRENCIES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD",
    "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
    "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP",
    "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED",
    "VES", "VND", "VUV", "WST", "XAF", "XCD", "XDR", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];
