//! The files that `check` writes for other programs, held to the schemas of their formats.
//!
//! Never here: what stands in them (`tests/golden/check-formats`, made by unit tests).

#[test]
#[ignore = "needs Python with jsonschema and xmlschema, and the schemas in SCHEMAS"]
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of the schemas comes from the environment"
)]
fn the_formats_of_a_check_fit_their_schemas() {
    let schemas = std::env::var_os("SCHEMAS").expect("SCHEMAS names the folder of the schemas");
    let output = std::process::Command::new("python3")
        .args(["tests/cli/check_formats.py", "tests/golden/check-formats"])
        .arg(schemas)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("python3 runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
}
