import Manifests
import SensorEngine

/// What an edit does to everything that runs: pure, and the same for `diff` as for the edit itself.
struct EditPlan: Equatable {
    let sensors: [SensorChange]
    let sources: [SourceChange]
    /// What a person may have meant otherwise.
    let hints: [String]

    var changesNothing: Bool {
        sensors.allSatisfy { $0.verdict == .unchanged } && sources.allSatisfy { $0.verdict == .unchanged }
    }

    var dropped: [(sensor: ManifestName, drop: SensorChange.Drop)] {
        sensors.flatMap { change in change.dropped.map { (change.sensor, $0) } }
    }

    /// `sensors` was computed with what each holds; see `SensorChange`.
    init(sensors: [SensorChange], from old: CheckedManifests, to new: CheckedManifests) {
        self.sensors = sensors
        let before = Dictionary(old.sources.map { (SourceName($0), $0) }) { $1 }
        let after = Dictionary(new.sources.map { (SourceName($0), $0) }) { $1 }
        sources = Set(before.keys).union(after.keys).sorted().compactMap {
            SourceChange(from: before[$0], to: after[$0])
        }
        hints = Self.renamings(sensors, from: old.sensors, to: new.sensors)
    }

    init(from old: CheckedManifests, to new: CheckedManifests, held: [ManifestName: [HeldEvent]]) {
        let before = Dictionary(old.sensors.map { ($0.name, $0) }) { $1 }
        let after = Dictionary(new.sensors.map { ($0.name, $0) }) { $1 }
        let sensors = Set(before.keys).union(after.keys).sorted().compactMap { name in
            SensorChange(from: before[name], to: after[name], held: held[name] ?? [])
        }
        self.init(sensors: sensors, from: old, to: new)
    }

    /// Cursor and held events go by the sensor's name, which somebody who renames it may not expect.
    private static func renamings(_ changes: [SensorChange], from old: [Sensor], to new: [Sensor]) -> [String] {
        let removed = changes.filter { $0.verdict == .removed }
        return changes.filter { $0.verdict == .added }.compactMap { added in
            let revision = new.first { $0.name == added.sensor }?.revision
            let former = removed.first { gone in old.first { $0.name == gone.sensor }?.revision == revision }
            guard let former else { return nil }
            return
                "sensor \(added.sensor) is \(former.sensor) under another name: a new sensor starts at the end of the "
                + "log and holds nothing; what \(former.sensor) holds is kept for a while, so renaming it back loses nothing"
        }
    }
}

extension EditPlan {
    /// `1 added, 2 unchanged`.
    static func summary(_ verdicts: [SensorChange.Verdict]) -> String {
        let order: [SensorChange.Verdict] = [.added, .changed, .removed, .unchanged]
        let counts = order.map { verdict in (verdict, verdicts.count { $0 == verdict }) }.filter { $0.1 > 0 }
        return counts.isEmpty ? "none" : counts.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
    }
}
