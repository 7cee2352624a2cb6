//! The schemas in `schemas/` are those of the shapes. `UPDATE_EXPECT=1` rewrites them.

// Tests read files.
#![allow(clippy::disallowed_methods)]

use std::path::Path;

#[test]
fn the_schemas_are_those_of_the_shapes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    for (name, schema) in servanda_report::wire::schemas() {
        let path = folder.join(format!("{name}.v{}.json", servanda_report::wire::VERSION));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &schema).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == schema, "{} is not the schema of its shape: run with UPDATE_EXPECT=1", path.display());
    }
}
