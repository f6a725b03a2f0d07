import EventData
import Expressions

extension Sensor {
    /// Reads `spec` (spec/sensor.md §1.2) and checks it by the rules of §1.10.
    init(name: ManifestName, spec: ManifestReader) {
        let (dependencies, dependencyPlaces) = Self.dependencies(in: spec)
        let triggers = Self.triggers(in: spec, dependencies: dependencies.map(\.name))
        // A broken trigger may be the one that uses them.
        if !triggers.isAnyBroken { Self.warnUnused(dependencyPlaces, by: triggers.whole, in: spec) }
        // They configure pods, which we do not make.
        spec.ignore("template", "replicas", "revisionHistoryLimit")
        let busName = spec.optionalString("eventBusName") ?? ""
        for inert in ["errorOnFailedRound", "loggingFields"] where spec.has(inert) {
            spec.warn(inert, "has no effect", fix: "remove it")
        }
        spec.finish()
        self.init(
            name: name,
            dependencies: dependencies,
            triggers: triggers.whole,
            revision: Self.revision(of: spec.node),
            busName: busName.isEmpty ? "default" : busName,
            specText: spec.node.json.bytes
        )
    }

    static func triggers(
        in spec: ManifestReader,
        dependencies: [String]
    ) -> (whole: [Trigger], isAnyBroken: Bool) {
        var isAnyBroken = false
        var triggers: [Trigger] = []
        var places: [String: Place] = [:]
        for reader in list("triggers", of: spec) {
            let reading = TriggerReading(reader, dependencies: dependencies)
            if let trigger = reading.trigger { triggers.append(trigger) } else { isAnyBroken = true }
            if reading.name.isEmpty { continue }
            if let first = places[reading.name] {
                let problem = "more than one trigger is called '\(reading.name)', the first at \(first)"
                reader.add(.error, at: reading.namePlace, problem, fix: "rename one of them")
            } else {
                places[reading.name] = reading.namePlace
            }
        }
        return (triggers, isAnyBroken)
    }

    /// The items of a list that must hold at least one (rules V1 and V20).
    private static func list(_ name: String, of spec: ManifestReader) -> [ManifestReader] {
        guard let items = spec.mappings(name) else {
            spec.missing(name, fix: "add \(name): and at least one item")
            return []
        }
        if case .sequence(let nodes)? = spec.anything(name)?.content, nodes.isEmpty {
            spec.invalid(name, "is empty", fix: "add at least one item")
        }
        return items
    }

    static func dependencies(in spec: ManifestReader) -> ([Dependency], places: [String: Place]) {
        var dependencies: [Dependency] = []
        var places: [String: Place] = [:]
        for reader in list("dependencies", of: spec) {
            let dependency = Dependency(from: reader)
            if dependency.name.isEmpty { continue }
            let place = reader.place(of: "name")
            if let first = places[dependency.name] {
                let problem = "more than one dependency is called '\(dependency.name)', the first at \(first)"
                let fix = "rename one of them; only the last would ever count"
                reader.add(.error, rule: .own, at: place, problem, fix: fix)
            } else {
                places[dependency.name] = place
            }
            dependencies.append(dependency)
        }
        return (dependencies, places)
    }

    private static func warnUnused(_ places: [String: Place], by triggers: [Trigger], in spec: ManifestReader) {
        let used = Set(triggers.flatMap(\.condition.dependencies))
        for (name, place) in places.sorted(by: { $0.key < $1.key }) where !used.contains(name) && !triggers.isEmpty {
            let problem = "dependency '\(name)' is in no trigger's conditions, so its events change nothing"
            spec.add(.warning, at: place, problem, fix: "add it to the conditions of a trigger, or remove it")
        }
    }

    static func revision(of spec: ManifestNode, instance: String? = nil) -> String {
        sha256(spec.json.bytes + (instance.map { Array($0.utf8) } ?? [])).prefix(8).hexadecimal
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits for each byte.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef")
        return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
