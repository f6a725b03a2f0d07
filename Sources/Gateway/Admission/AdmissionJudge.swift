import EventData
import Foundation
import Manifests

/// Says whether an object may be stored: what `lint` says of it alone, and what may not be changed.
///
/// It knows no other object, so nothing is refused for what others say. A function of the question, without effects.
package struct AdmissionJudge: Sendable {
    private static let apiVersion = "argoproj.io/v1alpha1"
    private static let kinds: Set = ["EventSource", "Sensor", "EventBus"]

    /// Whether unknown fields are warnings.
    private let isLenient: Bool

    package init(isLenient: Bool = false) { self.isLenient = isLenient }

    package func verdict(on review: AdmissionReview) -> AdmissionVerdict {
        guard review.operation == .create || review.operation == .update, review.subresource.isEmpty,
            let text = review.object
        else { return .allowed }
        guard review.apiVersion == Self.apiVersion, Self.kinds.contains(review.kind) else {
            return AdmissionVerdict(warnings: [Self.unjudged(review)])
        }
        guard case .success(var object) = Result(catching: { try JSON(parsing: text.bytes) }) else {
            preconditionFailure("a part of a document that was read can be read")
        }
        // Whoever takes a finalizer away must not be stopped: the object could never go.
        if object.has("metadata", "deletionTimestamp") { return .allowed }
        let old = review.oldObject.flatMap { old in try? JSON(parsing: old.bytes) }
        if let old, Self.manifest(old) == Self.manifest(object) { return .allowed }
        let identity = ManifestIdentity(
            kind: review.kind,
            name: ManifestName(namespace: review.namespace, name: review.name)
        )
        var manifest = ManifestText(file: identity.description, text: text.text)
        if Self.complete(&object) { manifest = ManifestText(file: identity.description, text: object.text) }
        let changes = review.kind == "EventBus" ? Self.changes(from: old, to: object) : []
        return verdict(on: manifest, namespace: review.namespace, changes)
    }

    private static func unjudged(_ review: AdmissionReview) -> String {
        "signalbox judges EventSource, Sensor and EventBus of \(apiVersion); \(review.kind) of \(review.apiVersion) is "
            + "not checked: leave it out of the rules of the ValidatingWebhookConfiguration"
    }

    /// What a gateway takes from an object: not its labels, owners or status.
    private static func manifest(_ object: JSON) -> JSON {
        var object = object
        object["metadata"] = nil
        object["status"] = nil
        return object
    }

    /// Gives an object that asks for a name one of the kind that it will get; false where it needs none.
    private static func complete(_ object: inout JSON) -> Bool {
        guard !object.has("metadata", "name"), let prefix = object.at("metadata", "generateName")?.string,
            !prefix.isEmpty
        else { return false }
        var metadata = object["metadata"] ?? [:]
        metadata["name"] = .string(prefix + "00000")
        object["metadata"] = metadata
        return true
    }

    private static func changes(from old: JSON?, to object: JSON) -> [AdmissionVerdict.Problem] {
        guard let old else { return [] }
        return EventBusChange.refusals(from: old["spec"] ?? [:], to: object["spec"] ?? [:]).map {
            AdmissionVerdict.Problem(field: $0.field, text: $0.problem, fix: $0.fix)
        }
    }

    // MARK: What lint says

    private func verdict(
        on manifest: ManifestText,
        namespace: String,
        _ changes: [AdmissionVerdict.Problem]
    ) -> AdmissionVerdict {
        let checked = CheckedManifests([manifest], namespace: namespace, isLenient: isLenient)
        let diagnostics = checked.diagnostics.map(Self.tolerated)
        let errors = diagnostics.filter { $0.severity == .error }
        let warnings = diagnostics.filter { $0.severity == .warning }
        // Where the fields are is looked up only for what is told: it takes a walk through the object each time.
        let places = FieldPlaces(manifest)
        let told = errors.prefix(AdmissionVerdict.maximumProblems).map { error in
            AdmissionVerdict.Problem(
                field: places.path(at: error.place).bounded,
                text: places.named(in: error.problem.bounded),
                fix: places.named(in: error.fix.bounded)
            )
        }
        let sentences = warnings.prefix(AdmissionVerdict.maximumWarnings).map { warning in
            let field = places.path(at: warning.place)
            let text = places.named(in: "\(warning.problem); fix: \(warning.fix)".bounded)
            return (field.isEmpty ? text : "\(field): \(text)").bounded.onOneLine
        }
        return AdmissionVerdict(
            problems: changes + told,
            warnings: sentences,
            untold: errors.count - told.count
        )
    }

    /// An operator has a bus of its own whatever EventBuses say, where `run` refuses the others.
    private static func tolerated(_ diagnostic: Diagnostic) -> Diagnostic {
        guard diagnostic.problem.hasPrefix("not supported yet: EventBus.") else { return diagnostic }
        return Diagnostic(
            .warning,
            rule: .own,
            at: diagnostic.place,
            problem: "events are kept in the gateway's own bus; what this says is not used",
            fix: "leave it for Argo Events, or remove the EventBus"
        )
    }
}

/// In an object nobody counts lines: the fields' paths take their place.
private struct FieldPlaces {
    private let file: String
    private let document: ManifestNode?

    init(_ manifest: ManifestText) {
        file = manifest.file
        document = manifestDocuments(of: manifest, problems: ManifestProblems()).first
    }

    func path(at place: Place) -> String { document?.path(at: place) ?? "" }

    /// A text in which places are named by their paths: `the first at spec.triggers[0]`.
    func named(in text: String) -> String {
        let parts = text.components(separatedBy: "\(file):")
        return parts.dropFirst().reduce(into: parts.first ?? "") { text, part in
            guard let match = part.prefixMatch(of: #/(\d{1,9}):(\d{1,9})/#), let line = Int(match.1),
                let column = Int(match.2)
            else { return text += "\(file):\(part)" }
            let path = path(at: Place(file: file, line: line, column: column))
            text += (path.isEmpty ? "\(file)" : path) + part[match.range.upperBound...]
        }
    }
}

extension JSON {
    fileprivate func has(_ parent: String, _ field: String) -> Bool { (at(parent, field) ?? .null) != .null }
}

extension String {
    fileprivate var bounded: String {
        let start = prefix(AdmissionVerdict.maximumCharacters)
        return start.endIndex == endIndex ? self : "\(start)…"
    }

    /// API servers drop warnings with control characters.
    fileprivate var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
