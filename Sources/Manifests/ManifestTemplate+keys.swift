import Expressions

extension ManifestTemplate {
    /// Functions that make a key of their own, and how long that takes.
    private static let makersOfKeys = [
        "genPrivateKey": "up to several seconds", "genCA": "most of a second", "genSelfSignedCert": "most of a second",
        "genSignedCert": "most of a second",
    ]

    /// Says what a template costs that makes keys, and who can read them.
    func warnOfKeys(_ name: String, _ reader: ManifestReader) {
        guard case .success(let template) = compiled else { return }
        for function in template.functionNames.sorted() {
            guard let time = Self.makersOfKeys[function] else { continue }
            let problem =
                "calls \(function), which keeps the sensor's other events waiting for \(time) each time;"
                + " the key can be read by whoever sees the stored invocation"
            reader.warn(name, problem, fix: "make the key in the workflow, or keep it in a Secret")
        }
        for function in template.functionNames.sorted() where Self.takersOfKeys.contains(function) {
            let problem = "calls \(function), whose key can be read by whoever sees the stored invocation"
            reader.warn(name, problem, fix: "make the certificate in the workflow")
        }
    }

    private static let takersOfKeys: Set = ["genCAWithKey", "genSelfSignedCertWithKey", "genSignedCertWithKey"]
}
