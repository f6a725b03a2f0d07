/// Where the object of a `k8s` or `argoWorkflow` trigger comes from (spec/sensor.md §6).
///
/// Argo Events checks nothing of it, so each problem breaks a rule of ours.
struct SourceBlock {
    private let source: ManifestReader
    /// How the mapping is called in destinations: `k8s.source`.
    private let path: String
    private let written: WrittenFields

    /// Reads every field of `source` in the block of `kind`.
    static func check(_ block: ManifestReader, kind: String, written: WrittenFields) {
        guard let source = block.mapping("source")?.unchecked else {
            if !block.has("source") {
                block.missing("source", fix: "add source: and below it resource: with the object to create")
            }
            return
        }
        SourceBlock(source: source, path: "\(kind).source", written: written).check()
    }

    private func check() {
        let hasInline = InlineResource.check(source)
        if let s3 = mapping("s3") { checkS3(s3) }
        if let file = mapping("file") { checkFile(file) }
        if let url = mapping("url") { checkURL(url) }
        if let configMap = mapping("configmap") { checkConfigMap(configMap) }
        if let git = mapping("git") { GitBlock(git: git, path: "\(path).git", written: written).check() }
        _ = source.mapping("resource")
        let present = ArtifactSource.allCases.filter { member in
            member == .inline ? hasInline : source.has(member.rawValue)
        }
        for unused in present.dropFirst() {
            let problem = "is never used beside '\(present[0].rawValue)'"
            source.warn(unused.rawValue, problem, fix: "remove one of them")
        }
        if present.isEmpty, !written.mayHold(path) {
            let fix = "add resource: with the object to create"
            source.add(.error, at: source.node.place, "source names no resource", fix: fix)
        }
        source.finish()
    }

    private func mapping(_ name: String) -> ManifestReader? { source.mapping(name) }

    private func checkFile(_ file: ManifestReader) {
        let name = file.required("path", unless: written, holds: "\(path).file")
        if !name.isEmpty, !name.hasPrefix("/"), !written.mayHold("\(path).file.path") {
            let problem = "is '\(name)', which depends on the directory that the gateway was started in"
            file.warn("path", problem, fix: "write the whole path, starting with /")
        }
        file.finish()
    }

    private func checkURL(_ url: ManifestReader) {
        let address = url.required("path", unless: written, holds: "\(path).url").lowercased()
        let isParameter = written.mayHold("\(path).url.path")
        if !address.isEmpty, !isParameter, !address.hasPrefix("http://"), !address.hasPrefix("https://") {
            url.invalid("path", "does not start with http:// or https://", fix: "write the whole address")
        }
        let isVerified = url.bool("verifyCert", default: false)
        if !isVerified, !written.mayHold("\(path).url.verifyCert"), address.hasPrefix("https://") {
            let problem = "is not true, so whoever is between can send another object: the certificate is not checked"
            url.warn("verifyCert", problem, fix: "write verifyCert: true")
        }
        url.finish()
    }

    private func checkConfigMap(_ map: ManifestReader) {
        for field in ["name", "key"] { _ = map.required(field, unless: written, holds: "\(path).configmap") }
        map.ignore("optional")
        map.finish()
    }

    private func checkS3(_ s3: ManifestReader) {
        let place = "\(path).s3"
        let endpoint = s3.required("endpoint", unless: written, holds: place)
        if endpoint.contains("/"), !written.mayHold("\(place).endpoint") {
            let problem = "is '\(endpoint)', must be a host with or without a port"
            s3.invalid("endpoint", problem, fix: "write host:port alone; insecure: true means http instead of https")
        }
        if let bucket = s3.mapping("bucket") {
            for field in ["name", "key"] { _ = bucket.required(field, unless: written, holds: "\(place).bucket") }
            bucket.finish()
        } else if !s3.has("bucket"), !written.mayHold("\(place).bucket") {
            s3.missing("bucket", fix: "add bucket: and below it name: and key:")
        }
        _ = s3.optionalString("region")
        _ = s3.bool("insecure", default: false)
        for field in ["accessKey", "secretKey"] {
            s3.readSecret(field, unless: written, holds: place, isRequired: true)
        }
        s3.readSecret("caCertificate", unless: written, holds: place)
        for field in ["events", "metadata", "filter"] where s3.has(field) {
            s3.warn(field, "has no effect on a source: it belongs to an event source", fix: "remove it")
        }
        s3.finish()
    }
}

extension ManifestReader {
    /// Text that must be there unless a parameter may write it; `place` is that of the mapping in destinations.
    func required(_ name: String, unless written: WrittenFields, holds place: String) -> String {
        written.mayHold("\(place).\(name)") ? optionalString(name) ?? "" : string(name)
    }

    /// The selector of a Secret; a parameter may write it or a part of it.
    func readSecret(_ name: String, unless written: WrittenFields, holds place: String, isRequired: Bool = false) {
        if written.mayHold("\(place).\(name)") { return ignore(name) }
        if secret(name) == nil, isRequired, !has(name) {
            missing(name, fix: "add \(name): with name and key of the Secret")
        }
    }
}
