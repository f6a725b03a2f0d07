import EventData
import Gateway
import Manifests

/// What becomes of one manifest of Argo Events here.
struct MigrationVerdict {
    enum Outcome: String, CaseIterable {
        case runs = "run as they are"
        case differs = "run and differ"
        case mustChange = "must be changed"
        case missing = "need what is missing"

        /// In a table and in JSON.
        var word: String {
            switch self {
            case .runs: "runs"
            case .differs: "differs"
            case .mustChange: "must change"
            case .missing: "missing"
            }
        }

        var isRunning: Bool { self == .runs || self == .differs }
    }

    struct Note {
        let place: Place
        let text: String
        /// Empty where nothing has to be done.
        let advice: String
    }

    /// nil for a text that cannot be read.
    let manifest: ManifestIdentity?
    let place: Place
    let outcome: Outcome
    let notes: [Note]

    /// One for each document of ours, and one for each text that cannot be read.
    static func all(of texts: [ManifestText], namespace: String) -> [MigrationVerdict] {
        // Together, because two sources may want one route; leniently, because Argo Events ignores unknown fields.
        let checked = CheckedManifests(texts, namespace: namespace, isLenient: true)
        return texts.flatMap { text in
            let documents = manifestDocuments(of: text, problems: ManifestProblems()).flatMap(\.listed)
            let problems = checked.diagnostics.filter { $0.place.file == text.file }
            if documents.isEmpty, !problems.isEmpty {
                return [unreadable(problems, at: Place(file: text.file, line: 1, column: 1))]
            }
            return documents.enumerated().compactMap { index, document in
                let next = index + 1 < documents.count ? documents[index + 1].place : nil
                let own = problems.filter { problem in
                    !problem.place.isBefore(document.place) && next.map(problem.place.isBefore) != false
                }
                return verdict(on: document, own, namespace: namespace)
            }
        }
    }

    private static func verdict(
        on document: ManifestNode,
        _ problems: [Diagnostic],
        namespace: String
    ) -> MigrationVerdict? {
        let errors = problems.filter { problem in
            problem.severity == .error && !toleratedByOperator.contains(where: problem.problem.hasPrefix)
        }
        let isOurs = document["kind"]?.json.string.map(kinds.contains) == true
        guard isOurs, let identity = ManifestIdentity(document, namespace: namespace) else {
            // Without a name, or of a kind that nearly is one of ours.
            return errors.isEmpty ? nil : unreadable(errors, at: document.place)
        }
        let unknown = problems.filter { $0.severity == .warning && $0.problem.hasPrefix("unknown field") }
        let notes =
            errors.map { Note($0) } + ReferenceDifference.all(in: document).map { Note($0) }
            + unknown.map { Note(ignored: $0) }
        let isMissing = !errors.isEmpty && errors.allSatisfy { $0.problem.hasPrefix(notSupportedYet) }
        let outcome: Outcome =
            isMissing ? .missing : !errors.isEmpty ? .mustChange : notes.isEmpty ? .runs : .differs
        return MigrationVerdict(manifest: identity, place: document.place, outcome: outcome, notes: notes)
    }

    private static func unreadable(_ problems: [Diagnostic], at place: Place) -> MigrationVerdict {
        MigrationVerdict(manifest: nil, place: place, outcome: .mustChange, notes: problems.map { Note($0) })
    }

    private static let kinds: Set = ["EventBus", "EventSource", "Sensor", WorkflowEventBinding.kind]
    private static let notSupportedYet = "not supported yet: "

    /// What `run` refuses and the operator does not: it has a bus of its own, whatever EventBuses say, and tells
    /// EventSources of one name apart by their namespaces.
    private static let toleratedByOperator = [
        "not supported yet: EventBus.", "not supported yet: EventSources of one name", "a second bus, beside",
    ]

    // MARK: Printing

    /// A line for each note; one alone for a manifest that runs as it is.
    var rows: [[String]] {
        let name = manifest.map { "\($0.kind.lowercased())/\($0.name)" } ?? place.file
        guard !notes.isEmpty else { return [[name, outcome.word, "\(place)", ""]] }
        return notes.enumerated().map { index, note in
            let why = note.advice.isEmpty ? note.text : "\(note.text); \(note.advice)"
            return [index == 0 ? name : "", index == 0 ? outcome.word : "", "\(note.place)", why]
        }
    }

    var json: JSON {
        [
            "kind": manifest.map { .string($0.kind) } ?? .null,
            "namespace": manifest.map { .string($0.name.namespace) } ?? .null,
            "name": manifest.map { .string($0.name.name) } ?? .null, "place": .string("\(place)"),
            "verdict": .string(outcome.word),
            "notes": .array(
                notes.map { ["place": .string("\($0.place)"), "text": .string($0.text), "advice": .string($0.advice)] }
            ),
        ]
    }
}

extension MigrationVerdict.Note {
    fileprivate init(_ problem: Diagnostic) {
        self.init(place: problem.place, text: problem.problem, advice: problem.fix)
    }

    fileprivate init(_ difference: ReferenceDifference) {
        self.init(place: difference.place, text: difference.text, advice: difference.advice)
    }

    fileprivate init(ignored problem: Diagnostic) {
        let text = "\(problem.problem): ignored as in Argo Events; 'signalbox run' wants --lenient"
        self.init(place: problem.place, text: text, advice: problem.fix)
    }
}

extension Place {
    /// In one file.
    fileprivate func isBefore(_ other: Place) -> Bool { (line, column) < (other.line, other.column) }
}
