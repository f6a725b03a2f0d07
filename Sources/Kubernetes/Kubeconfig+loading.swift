import EventData
import Manifests

extension Kubeconfig {
    /// The files that kubectl would read, in its order: `KUBECONFIG`, else `~/.kube/config`.
    package static func paths(environment: [String: String]) -> [String] {
        let listed = (environment["KUBECONFIG"] ?? "").split(separator: ":").map(String.init)
        if !listed.isEmpty { return listed }
        return environment["HOME"].map { ["\($0)/.kube/config"] } ?? []
    }

    /// Reads YAML or JSON; `file` gives the directory for relative paths and names it in errors.
    package init(parsing text: String, file: String) throws(KubernetesError) {
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: file, text: text), problems: problems)
        if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
            throw .misconfigured("\(problem.place): \(problem.problem); \(problem.fix)")
        }
        try self.init(documents.first?.json ?? .object(JSONObject()), file: file)
    }

    /// Reads and merges the files; one that is missing is skipped as kubectl does, unless none is left.
    package static func load(
        _ paths: [String],
        reading read: FileReader = readFile
    ) throws(KubernetesError) -> Kubeconfig {
        var merged: Kubeconfig?
        for path in paths {
            guard let bytes = try read(path) else { continue }
            let next = try Kubeconfig(parsing: String(decoding: bytes, as: UTF8.self), file: path)
            merged = merged?.merged(with: next) ?? next
        }
        guard let merged else {
            let tried = paths.isEmpty ? "neither KUBECONFIG nor HOME is set" : "tried \(paths.joined(separator: ", "))"
            throw .misconfigured("no kubeconfig found: \(tried); set KUBECONFIG to the file's path")
        }
        return merged
    }
}
