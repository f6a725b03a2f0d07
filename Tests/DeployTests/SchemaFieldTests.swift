import EventData
import EventSources
import Manifests
import Testing

/// The fields that schemas declare are those that readers know: neither can get ahead of the other.
///
/// A reader lists what it knows when it meets a field that nobody knows.
struct SchemaFieldTests {
    @Test func `a Sensor's schema declares what is read`() throws {
        let spec = try #require(CustomResource.of("Sensor")?.schema.property("spec"))
        var known = Self.knownFields(load([Self.text(of: "Sensor", spec.example)], namespace: "n").diagnostics)
        // Each kind of trigger has its own trigger, which is otherwise like the first.
        for (path, fields) in known {
            guard let match = path.wholeMatch(of: #/spec\.triggers\[[0-9]+\](.*)/#) else { continue }
            known[path] = nil
            known["spec.triggers[0]\(match.1)", default: []].formUnion(fields)
        }
        #expect(Self.differences(spec.declaredFields(at: "spec"), known) == [])
    }

    @Test func `an EventBus's schema declares what is read`() throws {
        let spec = try #require(CustomResource.of("EventBus")?.schema.property("spec"))
        let known = Self.knownFields(load([Self.text(of: "EventBus", spec.example)], namespace: "n").diagnostics)
        // Buses that are not supported yet have no reader.
        let declared = spec.declaredFields(at: "spec").filter { path, _ in
            path == "spec" || path.hasPrefix("spec.kafka")
        }
        #expect(Self.differences(declared, known) == [])
    }

    @Test func `an EventSource's schema declares what is read`() throws {
        let spec = try #require(CustomResource.of("EventSource")?.schema.property("spec"))
        let loaded = load([Self.text(of: "EventSource", spec.example)], namespace: "n", isLenient: true)
        let fields = Self.knownFields(loaded.diagnostics)["spec"]
        #expect(fields == spec.declaredFields(at: "spec")["spec"])
    }

    @Test(arguments: eventSourceKinds.map { $0.kind })
    func `the schema of a kind of EventSource declares what is read`(kind: String) throws {
        let schema = try #require(CustomResource.of("EventSource")?.schema.property("spec")?.property(kind)?.values)
        let path = "spec.\(kind).x"
        let problems = ManifestProblems()
        let node = ManifestNode(schema.example, at: Place(file: kind, line: 1, column: 1))
        let reader = ManifestReader(node, path: path, problems: problems)
        let type = try #require(eventSourceKinds.first { $0.kind == kind })
        _ = type.init(from: reader)
        if !type.hasOwnFilter { _ = EventFilter(from: reader) }
        _ = SourceQuota(from: reader)
        #expect(Self.differences(schema.declaredFields(at: path), Self.knownFields(problems.diagnostics)) == [])
    }

    // MARK: Reading

    private static func text(of kind: String, _ spec: JSON) -> ManifestText {
        let document: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": .string(kind), "metadata": ["name": "x"], "spec": spec,
        ]
        return ManifestText(file: kind, text: document.text)
    }

    /// What readers say they know, by the name of the mapping.
    private static func knownFields(_ diagnostics: [Diagnostic]) -> [String: Set<String>] {
        var known: [String: Set<String>] = [:]
        for diagnostic in diagnostics {
            guard let place = diagnostic.problem.wholeMatch(of: #/unknown field 'q+' in (.*)/#)?.1,
                let list = diagnostic.fix.wholeMatch(of: #/remove it; known fields are: (.*)/#)?.1
            else { continue }
            known[String(place)] = Set(list.split(separator: ", ").map(String.init))
        }
        return known
    }

    /// Known without being declared, because they stand in the wrong place there; a warning says so.
    private static let misplaced: [String: Set<String>] = [
        "template": [
            "policy", "atLeastOnce", "retryStrategy", "rateLimit", "parameters", "dlqTrigger", "join", "debounce",
            "concurrency", "commitStatus",
        ], "k8s": ["payload"], "argoWorkflow": ["payload"],
    ]

    private static func differences(_ declared: [String: Set<String>], _ known: [String: Set<String>]) -> [String] {
        Set(declared.keys).union(known.keys).sorted().flatMap { path -> [String] in
            guard let fields = declared[path] else {
                return ["\(path): is read, and the schema declares no field of it"]
            }
            guard var read = known[path] else { return ["\(path): is declared, and nobody reads it"] }
            read.subtract(misplaced[path.split(separator: ".").last.map(String.init) ?? ""] ?? [])
            return read.subtracting(fields).sorted().map { "\(path).\($0): is read; add it to the schema" }
                + fields.subtracting(read).sorted().map { "\(path).\($0): is declared, and nobody reads it" }
        }
    }
}
