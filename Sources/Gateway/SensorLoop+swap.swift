package import Buses
import EventData
import Logging
package import Manifests
package import SensorEngine

/// Other sensors in the place of those that run (promise G6).
extension SensorLoop {
    func take(up edit: SensorEdits.Request, _ engines: inout SensorEngines) async {
        do throws(BusError) {
            let changes = try await swap(&engines, to: edit.sensors, dormant: edit.dormant)
            edit.answer.resume(returning: .success(changes))
        } catch {
            edit.answer.resume(returning: .failure(error))
        }
    }

    /// Unchanged sensors keep their engines, changed ones their cursors and what they can still use of what they held.
    ///
    /// What is dropped, and what stays in its place, is one commit before the first decision of the new engines; a crash
    /// before it leaves everything as it was. When the bus refuses, the engines stay as they are.
    package func swap(
        _ engines: inout SensorEngines,
        to sensors: [Sensor],
        dormant: Set<ManifestName>? = []
    ) async throws(BusError) -> [SensorChange] {
        // Another sensor of the same name must not decide on what the one before it has passed.
        let saving = engines.savingCursors()
        if !saving.commits.isEmpty { try await bus.commit(saving.commits) }
        engines.apply(saving)
        let running = engines.byName
        var swapped = SensorEngines()
        var commits: [SensorCommit] = []
        var changes: [SensorChange?] = []
        var states = try await states(of: sensors, besides: running)
        for sensor in sensors {
            let known = running[sensor.name]
            guard let state = states.removeValue(forKey: sensor.name) else {
                guard let known else { continue }
                swapped.add(known.engine, cursor: known.cursor)
                changes.append(SensorChange(from: known.engine.sensor, to: sensor, held: known.engine.held))
                continue
            }
            let engine = Engine(sensor: sensor, held: state.held, secret: secret)
            if !engine.cleanUp.isEmpty {
                commits.append(SensorCommit(sensor: sensor.name, cursor: state.cursor, effects: engine.cleanUp))
            }
            swapped.add(engine, cursor: state.cursor)
            changes.append(SensorChange(from: known?.engine.sensor, to: sensor, held: state.held))
        }
        if !commits.isEmpty { try await bus.commit(commits) }
        let live = Set(sensors.map(\.name))
        if let dormant { try await noteAbsent(allBut: live.union(dormant)) }
        for (name, gone) in running.sorted(by: { $0.key < $1.key }) where !live.contains(name) {
            changes.append(SensorChange(from: gone.engine.sensor, to: nil, held: gone.engine.held))
        }
        engines = swapped
        count(commits, after: engines)
        let made = changes.compactMap(\.self)
        log(made)
        return made
    }

    /// What those begin with that are new or changed: what the bus has, or, more exactly, what runs.
    private func states(
        of sensors: [Sensor],
        besides running: [ManifestName: SensorEngines.Member]
    ) async throws(BusError) -> [ManifestName: SensorState] {
        let stale = sensors.filter { $0.revision != running[$0.name]?.engine.sensor.revision }
        let stored = try await bus.states(
            of: stale.map {
                KnownSensor(
                    name: $0.name,
                    revision: $0.revision,
                    manifest: String(decoding: $0.manifest, as: UTF8.self)
                )
            }
        )
        var states = Dictionary(zip(stale.map(\.name), stored)) { $1 }
        for sensor in stale {
            guard let known = running[sensor.name] else { continue }
            states[sensor.name] = SensorState(cursor: known.cursor, held: known.engine.held)
        }
        return states
    }

    /// A sensor that is gone keeps its cursor and held events for a while; what is dropped in the end is said.
    private func noteAbsent(allBut live: Set<ManifestName>) async throws(BusError) {
        for absent in try await bus.forget(allBut: live, at: clock.now()) where absent.isForgotten {
            logger.warning(
                "a sensor that is gone was forgotten",
                metadata: ["sensor": "\(absent.sensor)", "held.events.dropped": "\(absent.held)"]
            )
        }
    }

    private func log(_ changes: [SensorChange]) {
        for change in changes {
            for drop in change.dropped {
                logger.warning(
                    "held event dropped by an edit",
                    metadata: [
                        "sensor": "\(change.sensor)", "trigger": "\(drop.event.trigger)",
                        "dependency": "\(drop.event.dependency)", "event.id": "\(drop.event.event.id)",
                        "sequence": "\(drop.event.sequence)", "reason": "\(drop.reason)",
                    ]
                )
            }
        }
    }
}
