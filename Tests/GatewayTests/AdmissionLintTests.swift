import EventData
import Foundation
import Gateway
import Manifests
import Support
import Testing

/// Admission says what `lint` says, of everything that we have.
struct AdmissionLintTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private static func files(below directory: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        // Not the tests that lie beside them, nor what those compare with.
        let manifests = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
            .filter { !$0.hasSuffix(".test.yaml") && !$0.hasSuffix(".golden.yaml") }
        return manifests.sorted().map { "\(directory)/\($0)" }
    }

    /// The public examples of Argo Events, and ours.
    private static let manifests =
        files(below: "\(sharedDirectory)/corpus/argo-events")
        + ["eventsources", "sensors", "deploy/generic", "deploy/kafka"].flatMap { files(below: "\(root)/\($0)") }

    @Test func `the manifests are there`() { #expect(Self.manifests.count > 50) }

    @Test(arguments: manifests)
    func `every manifest is judged as lint judges it`(file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let documents = manifestDocuments(of: ManifestText(file: file, text: text), problems: ManifestProblems())
        var isAllowed = true
        for document in documents.flatMap(\.listed).map(\.json) where try !compare(document, file) { isAllowed = false }
        let linted = CheckedManifests([ManifestText(file: file, text: text)], namespace: "default").diagnostics
        #expect(isAllowed == linted.filter(Self.isRefused).isEmpty)
    }

    /// A bus that is not built is no reason to refuse what an operator does without.
    private static func isRefused(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.severity == .error && !diagnostic.problem.hasPrefix("not supported yet: EventBus.")
    }

    /// Sensors that Argo Events takes or refuses.
    @Test func `every golden manifest is judged as lint judges it`() throws {
        let lines = try String(contentsOfFile: "\(sharedDirectory)/golden/validate.jsonl", encoding: .utf8)
        var count = 0
        for line in lines.split(separator: "\n") {
            let json = try JSON(parsing: String(line))
            guard let object = json.at("input", "sensor"), object.object != nil else { continue }
            _ = try compare(object, json["id"]?.string ?? "")
            count += 1
        }
        #expect(count > 100)
    }

    /// Whether it is allowed, which it always is when it is no manifest of ours.
    private func compare(_ object: JSON, _ name: String) throws -> Bool {
        guard object["apiVersion"] == "argoproj.io/v1alpha1", let kind = object["kind"]?.string,
            ["EventSource", "Sensor", "EventBus"].contains(kind)
        else { return true }
        var question = Question(object.text)
        (question.kind, question.namespace) = (kind, "default")
        let verdict = AdmissionJudge().verdict(on: try AdmissionReview(parsing: question.body))
        let linted = CheckedManifests([ManifestText(file: "-", text: object.text)], namespace: "default").diagnostics
        let errors = linted.filter(Self.isRefused)
        let warnings = linted.filter { !Self.isRefused($0) }
        // Lint names other places by line and column, which an object does not have.
        let place = #/ at .*/#
        #expect(
            verdict.problems.map { "\($0.text.replacing(place, with: "")) \($0.fix)" }
                == errors.map { "\($0.problem.replacing(place, with: "")) \($0.fix)" },
            "\(name)"
        )
        #expect(verdict.warnings.count == min(20, warnings.count), "\(name)")
        for (said, warning) in zip(verdict.warnings, warnings) where warning.severity == .warning {
            let text = "\(warning.problem); fix: \(warning.fix)"
            #expect(said.hasSuffix(text) || said.count > 1_000, "\(name)")
        }
        return verdict.isAllowed
    }
}
