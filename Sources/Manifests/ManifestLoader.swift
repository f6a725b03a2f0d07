import EventData
import Expressions

/// Sorts documents by kind and reads those that are ours.
struct ManifestLoader {
    private static let apiVersion = "argoproj.io/v1alpha1"
    private static let kinds = ["EventSource", "Sensor", "EventBus", WorkflowEventBinding.kind]

    private(set) var eventSources: [EventSourceManifest] = []
    private(set) var sensors: [Sensor] = []
    private(set) var bindings: [WorkflowEventBinding] = []
    private(set) var others: [OtherDocument] = []
    private(set) var kafkaBuses: [KafkaBusBlock] = []
    /// Of manifests that name none.
    var namespace: String
    private let problems: ManifestProblems
    private var seen: [String: Place] = [:]
    /// EventBuses of NATS Streaming.
    private var streamingBuses: Set<ManifestName> = []

    init(namespace: String, problems: ManifestProblems) {
        self.namespace = namespace
        self.problems = problems
    }

    mutating func read(_ document: ManifestNode) {
        let reader = ManifestReader(document, path: "", problems: problems)
        guard case .mapping = document.content else { return }
        let apiVersion = document["apiVersion"]?.json.string ?? ""
        let kind = reader.string("kind")
        if kind.isEmpty { return }
        defer { problems.add(CodeWarnings.of(document)) }
        if Self.kinds.contains(kind) {
            let errors = problems.errorCount
            let version = reader.choice("apiVersion", of: [Self.apiVersion], default: "")
            if version.isEmpty, !reader.has("apiVersion") {
                reader.missing("apiVersion", fix: "add apiVersion: \(Self.apiVersion)")
            }
            readOurs(reader, kind: kind, errorsBefore: errors)
        } else if let meant = meantKind(kind, apiVersion: apiVersion) {
            reader.invalid("kind", "is '\(kind)'", fix: "did you mean '\(meant)'?")
        } else {
            let metadata = document["metadata"]
            others.append(
                OtherDocument(
                    apiVersion: apiVersion,
                    kind: kind,
                    name: metadata?["name"]?.json.string,
                    namespace: metadata?["namespace"]?.json.string ?? namespace,
                    node: document
                )
            )
        }
    }

    /// The kind of ours that was meant, unless the document belongs to somebody else.
    private func meantKind(_ kind: String, apiVersion: String) -> String? {
        guard apiVersion.isEmpty || apiVersion.hasPrefix("argoproj.io/") else { return nil }
        return Suggestion.nearest(to: kind, among: Self.kinds)
    }

    private mutating func readOurs(_ reader: ManifestReader, kind: String, errorsBefore errors: Int) {
        let name = ManifestName(metadataOf: reader, defaultNamespace: namespace)
        reader.ignore("status")
        guard let spec = reader.mapping("spec") else {
            if !reader.has("spec") { reader.missing("spec") }
            reader.finish()
            return
        }
        switch kind {
        case "EventSource":
            let manifest = EventSourceManifest(name: name, spec: spec)
            reader.finish()
            refuseSecond(kind, name, reader)
            if problems.errorCount == errors { eventSources.append(manifest) }
        case "Sensor":
            var sensor = Sensor(name: name, spec: spec)
            sensor.place = reader.node.place
            reader.finish()
            refuseSecond(kind, name, reader)
            if problems.errorCount == errors { sensors.append(sensor) }
        case WorkflowEventBinding.kind:
            let instance = reader.node["metadata"]?["labels"]?[BindingLabel.instance]?.json.string
            let binding = WorkflowEventBinding(name: name, spec: spec, instance: instance)
            reader.finish()
            refuseSecond(kind, name, reader)
            if problems.errorCount == errors, let binding { add(binding) }
        default:
            if spec.has("nats") { streamingBuses.insert(name) }
            let kafka = spec.mapping("kafka").map { KafkaBusBlock(name: name, from: $0) }
            EventBusRules.check(spec)
            reader.finish()
            refuseSecond(kind, name, reader)
            if problems.errorCount == errors, let kafka { add(kafka) }
        }
    }

    /// What can be said only when every document was read.
    func finish() {
        for sensor in sensors {
            let bus = ManifestName(namespace: sensor.name.namespace, name: sensor.busName)
            guard streamingBuses.contains(bus), let shared = SharedTopic(sensor.dependencies) else { continue }
            problems.add(shared.diagnostic(busName: sensor.busName))
        }
    }

    private mutating func refuseSecond(_ kind: String, _ name: ManifestName, _ reader: ManifestReader) {
        if name.name.isEmpty { return }
        let key = "\(kind) \(name)"
        if let first = seen[key] {
            let problem = "\(key) is there twice, first at \(first)"
            reader.add(.error, at: reader.node.place, problem, fix: "rename or remove one of them")
        } else {
            seen[key] = reader.node.place
        }
    }

    private mutating func add(_ binding: WorkflowEventBinding) {
        bindings.append(binding)
        if var sensor = binding.sensor {
            sensor.place = binding.place
            sensors.append(sensor)
        }
    }

    private mutating func add(_ bus: KafkaBusBlock) {
        if let first = kafkaBuses.first {
            problems.add(
                Diagnostic(
                    at: bus.place,
                    problem: "a second bus, beside \(first.name) at \(first.place)",
                    fix: "a gateway has one bus: remove one of them"
                )
            )
        }
        kafkaBuses.append(bus)
    }
}

extension ManifestName {
    /// Longest name of a Kubernetes object.
    private static let maximumLength = 253

    /// Reads `metadata`; the name is empty when it is missing or wrong, which is an error.
    init(metadataOf document: ManifestReader, defaultNamespace: String) {
        guard let metadata = document.mapping("metadata") else {
            if !document.has("metadata") { document.missing("metadata", fix: "add metadata: and below it name:") }
            self.init(namespace: defaultNamespace, name: "")
            return
        }
        let name = metadata.string("name")
        let namespace = metadata.optionalString("namespace") ?? ""
        metadata.ignore(
            "labels",
            "annotations",
            "generateName",
            "finalizers",
            "ownerReferences",
            "managedFields",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink"
        )
        metadata.finish()
        Self.check(name, field: "name", of: metadata)
        Self.check(namespace, field: "namespace", of: metadata)
        self.init(namespace: namespace.isEmpty ? defaultNamespace : namespace, name: name)
    }

    private static func check(_ name: String, field: String, of metadata: ManifestReader) {
        if name.isEmpty { return }
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        let isName = name.allSatisfy(allowed.contains)
        let isEnclosed = name.first != "-" && name.first != "." && name.last != "-" && name.last != "."
        guard isName, isEnclosed, name.utf8.count <= maximumLength else {
            let fix = "use lower-case letters, digits, '-' and '.', starting and ending with a letter or digit"
            metadata.invalid(field, "is '\(name)', which Kubernetes does not accept", fix: fix)
            return
        }
    }
}
