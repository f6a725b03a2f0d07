package import EventData
import Expressions
package import Manifests
import SensorEngine

/// Checks which data a sensor asks for against what its events look like, as the archive shows them.
///
/// What was never seen may come one day: these are warnings.
package struct SchemaCheck {
    /// Fewer events say nothing about what there is.
    static let leastEvents = 5

    private let shapes: [String: PayloadShape]

    /// `schemas` is what `signalbox schemas -o json` prints.
    ///
    /// - Throws: when it is something else.
    package init(_ schemas: JSON) throws(StartRefusal) {
        guard let rows = schemas.array else { throw Self.wrong }
        var shapes: [String: PayloadShape] = [:]
        for row in rows {
            guard let shape = PayloadShape(row) else { throw Self.wrong }
            shapes["\(shape.source)/\(shape.event)"] = shape
        }
        self.shapes = shapes
    }

    private static let wrong = StartRefusal("these are no schemas; write them with: signalbox schemas -o json")

    /// What sensors in the texts ask for and no event had; `namespace` is that of manifests that name none.
    package func diagnostics(for texts: [ManifestText], namespace: String) -> [Diagnostic] {
        let problems = ManifestProblems()
        return texts.flatMap { text in
            // What is no YAML is told elsewhere.
            manifestDocuments(of: text, problems: problems).flatMap { document -> [Diagnostic] in
                guard document["kind"]?.json == "Sensor", let spec = document["spec"] else { return [] }
                let own = document["metadata"]?["namespace"]?.json.string ?? namespace
                return diagnostics(for: spec, namespace: own)
            }
        }
    }

    private func diagnostics(for spec: ManifestNode, namespace: String) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var known: [String: PayloadShape] = [:]
        for dependency in spec["dependencies"]?.items ?? [] {
            func text(_ name: String) -> String { dependency[name]?.json.string ?? "" }
            let topic = "\(text("eventSourceName"))/\(text("eventName"))"
            // A transform makes other data, of which nothing is known.
            guard let shape = shapes[topic] ?? shapes["\(namespace)/\(topic)"], dependency["transform"] == nil,
                shape.events >= Self.leastEvents
            else { continue }
            known[text("name")] = shape
            for filter in dependency["filters"]?["data"]?.items ?? [] { found += check(filter["path"], in: shape) }
            for filter in dependency["filters"]?["exprs"]?.items ?? [] {
                for field in filter["fields"]?.items ?? [] { found += check(field["path"], in: shape) }
            }
        }
        return found + checkSources(in: spec["triggers"], known)
    }

    /// Every `src` below, wherever parameters stand.
    private func checkSources(in node: ManifestNode?, _ known: [String: PayloadShape]) -> [Diagnostic] {
        guard let node else { return [] }
        switch node.content {
        case .sequence(let items): return items.flatMap { checkSources(in: $0, known) }
        case .mapping(let members):
            var found = members.flatMap { checkSources(in: $0.value, known) }
            if let source = node["src"], let shape = (source["dependencyName"]?.json.string).flatMap({ known[$0] }) {
                if source["dataTemplate"] == nil { found += check(source["dataKey"], in: shape) }
                if let template = source["dataTemplate"] { found += checkFields(of: template, in: shape) }
            }
            return found
        default: return []
        }
    }

    private func check(_ path: ManifestNode?, in shape: PayloadShape) -> [Diagnostic] {
        guard let path, let text = path.json.string, !text.isEmpty, let names = PayloadPath.names(in: text) else {
            return []
        }
        return check(names, "'\(text)'", at: path.place, in: shape)
    }

    /// `.Input.body.ref` and the like; not inside blocks in which a dot is something else.
    private func checkFields(of template: ManifestNode, in shape: PayloadShape) -> [Diagnostic] {
        guard let text = template.json.string, !text.contains("range"), !text.contains("with") else { return [] }
        return text.matches(of: #/\.Input((?:\.[A-Za-z_][A-Za-z0-9_]*)+)/#).flatMap { match in
            check(match.1.split(separator: ".").map(String.init), "'.Input\(match.1)'", at: template.place, in: shape)
        }
    }

    private func check(_ names: [String], _ what: String, at place: Place, in shape: PayloadShape) -> [Diagnostic] {
        guard case .missing(let index, let known) = shape.look(for: names) else { return [] }
        let near = Suggestion.nearest(to: names[index], among: known)
        var meant = names
        near.map { meant[index] = $0 }
        let list = known.sorted().prefix(8).joined(separator: ", ")
        let fix =
            near.map { _ in "did you mean '\(PayloadPath.text(meant))'?" }
            ?? (list.isEmpty ? "see: signalbox schemas \(shape.source)/\(shape.event)" : "there are: \(list)")
        let problem = "\(what) is in none of the last \(shape.events) events of \(shape.source)/\(shape.event)"
        return [Diagnostic(.warning, rule: .own, at: place, problem: problem, fix: fix)]
    }
}

extension ManifestNode {
    /// The entries of a list; none of anything else.
    fileprivate var items: [ManifestNode] {
        if case .sequence(let items) = content { items } else { [] }
    }
}

/// Which members the data of one kind of event has.
struct PayloadShape {
    enum Finding { case there, unknown, missing(index: Int, known: [String]) }

    let source: String
    let event: String
    let events: Int
    private var names: [[String]: Set<String>] = [:]
    private var types: [[String]: Set<String>] = [:]
    private let maps: Set<[String]>
    private let isCut: Bool

    init?(_ json: JSON) {
        guard let source = json["source"]?.string, let event = json["event"]?.string,
            let events = json["events"]?.integer, let members = json["members"]?.array
        else { return nil }
        self.source = source
        self.event = event
        self.events = events
        isCut = json["isCut"] == true
        maps = Set((json["maps"]?.array ?? []).compactMap { $0.string.flatMap(PayloadPath.names(in:)) })
        for member in members {
            guard let path = member["path"]?.string.flatMap(PayloadPath.names(in:)), let last = path.last else {
                return nil
            }
            names[Array(path.dropLast()), default: []].insert(last)
            types[path] = Set((member["types"]?.array ?? []).compactMap(\.string))
        }
    }

    /// Walks down as a path does: a number is an element of a list.
    func look(for path: [String]) -> Finding {
        if isCut { return .unknown }
        var place: [String] = []
        for (index, name) in path.enumerated() {
            if maps.contains(place) || maps.contains([""]) && place.isEmpty { return .unknown }
            let known = names[place] ?? []
            if known.contains(name) {
                place.append(name)
            } else if known.contains(PayloadSchema.element), Int(name) != nil {
                place.append(PayloadSchema.element)
            } else if known.isEmpty, types[place]?.isDisjoint(with: ["array", "object"]) == false {
                // Empty in all events that were seen.
                return .unknown
            } else {
                return .missing(index: index, known: known.filter { $0 != PayloadSchema.element })
            }
        }
        return .there
    }
}
