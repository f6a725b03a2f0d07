import EventData
import Foundation
import Manifests

/// A file of tests for sensors: YAML beside the manifests, called `NAME.test.yaml`.
package struct SensorTestFile: Sendable {
    /// What the names of such files end with; directories of manifests may hold them.
    package static let suffixes = [".test.yaml", ".test.yml"]

    /// What the names of objects end with that tests compare with; they are no manifests to run either.
    static let goldenSuffix = ".golden.yaml"

    /// As the command line named it; other files are named relative to its directory.
    package let path: String
    let manifests: [String]
    let tests: [SensorTest]
    /// What the Secrets hold that EventSources name, by name and key; never those of a cluster.
    let secrets: [SecretSelector: String]

    /// - Throws: `StartRefusal` with the diagnostics when the file says something that cannot be tried.
    package init(reading path: String) throws(StartRefusal) {
        self.path = path
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: try ManifestFiles.text(of: path), problems: problems)
        let root = documents.first ?? ManifestNode(.mapping([]), at: Place(file: path, line: 1, column: 1))
        let reader = ManifestReader(root, path: "", problems: problems)
        let named = reader.strings("manifests")
        manifests = named.isEmpty ? [Self.manifestBeside(path)] : named
        let sensor = reader.optionalString("sensor")
        secrets = Self.secrets(in: reader)
        tests = (reader.mappings("tests") ?? []).compactMap { SensorTest(from: $0, sensor: sensor) }
        if !reader.has("tests") { reader.missing("tests", fix: "add tests: and below it a list") }
        reader.finish()
        if documents.count > 1 {
            let fix = "put all tests into one list, or into files of their own"
            problems.add(Diagnostic(at: documents[1].place, problem: "a second document is not read", fix: fix))
        }
        let errors = problems.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw StartRefusal("\(path) cannot be tried", diagnostics: errors) }
    }

    private static func secrets(in reader: ManifestReader) -> [SecretSelector: String] {
        var secrets: [SecretSelector: String] = [:]
        guard let named = reader.mapping("secrets") else { return [:] }
        for (name, _, _) in reader.namedMappings("secrets") {
            for (key, value) in named.stringMap(name) { secrets[SecretSelector(name: name, key: key)] = value }
        }
        named.finish()
        return secrets
    }

    /// `ci.yaml` for `ci.test.yaml`.
    private static func manifestBeside(_ path: String) -> String {
        let name = URL(fileURLWithPath: path).lastPathComponent
        return suffixes.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) + ".yaml" } ?? name
    }

    /// Where a file is that the tests name.
    func resolved(_ name: String) -> String {
        if name.hasPrefix("/") { return name }
        return ((path as NSString).deletingLastPathComponent as NSString).appendingPathComponent(name)
    }

    /// The test files that paths stand for: files themselves, and all below directories.
    ///
    /// - Throws: `StartRefusal` naming the first path that is not there.
    package static func files(in paths: [String]) throws(StartRefusal) -> [String] {
        var files: [String] = []
        for path in paths { files += try ManifestFiles.testFiles(of: path) }
        return files
    }
}
