import EventData
import Foundation
import Manifests

/// The files of the project that are shipped beside the binary.
enum ShippedFiles {
    static let root: String = {
        // Tests/DeployTests/ShippedFiles.swift → the project.
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        return here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    }()

    /// Paths of the YAML files below a directory of the project, in order.
    static func manifests(below directory: String) -> [String] { yamlFiles(below: "\(root)/\(directory)") }
}

/// Paths of the YAML files below a directory, in order; none when it is absent.
func yamlFiles(below directory: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { "\(directory)/\($0)" }
}

/// The documents of a file as plain values.
func documents(of file: String) throws -> [JSON] {
    try documents(in: String(contentsOfFile: file, encoding: .utf8), file: file)
}

/// The documents of a text as plain values.
func documents(in text: String, file: String) throws -> [JSON] {
    let problems = ManifestProblems()
    let nodes = manifestDocuments(of: ManifestText(file: file, text: text), problems: problems)
    if let problem = problems.diagnostics.first(where: { $0.severity == .error }) { throw problem }
    return nodes.flatMap(\.listed).map(\.json)
}
