package import Buses
package import EventData
import EventSources
import Expressions
import Foundation
import Kubernetes
import Manifests
import SensorEngine

/// Looks at the gateway and what it stands on, and says what to do about what is not well.
package struct Doctor: Sendable {
    /// Two clocks may differ by so much before certificates, signatures and tokens fail.
    private static let toleratedDifference = Duration.seconds(5)
    private static let wrongDifference = Duration.seconds(60)
    private static let certificateWarning = Duration.seconds(14 * 86_400)
    private static let lagWarning = Duration.seconds(30)
    private static let dueWarning = Duration.seconds(120)

    let bus: any EventBus
    let running: RunningManifests
    let sensors: any SensorHost
    let health: Health
    let kubernetes: KubernetesClient
    let isLocalCluster: Bool
    let dataDirectory: String
    let clock: WallClock
    let schemas: PayloadSchemas

    func findings() async -> [Finding] {
        var findings = await parts()
        findings += await DiskCheck(directory: dataDirectory).findings()
        findings += await busFindings()
        findings += await certificates()
        findings += await clocks()
        findings += await permissions()
        findings += await hooks()
        findings.append(timeZones())
        findings += await payloads()
        return findings
    }

    // MARK: The gateway

    private func parts() async -> [Finding] {
        let parts = await health.report().json["parts"]?.object?.members ?? []
        let broken = parts.filter { $0.value != "ok" }.map { part in
            Finding.error(
                "parts",
                "\(part.name): \(part.value.string ?? "")",
                fix: "see the log, and: signalbox status"
            )
        }
        var findings = broken.isEmpty ? [Finding.ok("parts", "\(parts.count) parts work")] : broken
        if let refused = running.refused {
            let text = "the edit of \(refused.at.rfc3339) was refused: \(refused.message)"
            findings.append(.warning("manifests", text, fix: "correct the manifest; see: signalbox status"))
        }
        for source in running.generation.checked.openSources {
            findings.append(.warning("open sources", "\(source.place): \(source.problem)", fix: source.fix))
        }
        return findings
    }

    private func busFindings() async -> [Finding] {
        var findings: [Finding] = []
        for log in await sensors.logs {
            let name = log.shard == "embedded" ? "bus" : "bus, shard \(log.shard)"
            do throws(BusError) {
                let figures = try await log.bus.figures(after: log.position ?? .max)
                findings += Self.findings(of: figures, name, at: clock.now())
            } catch {
                findings.append(.error(name, error.text, fix: "see the log; events are refused with 503 meanwhile"))
            }
        }
        return findings
    }

    package static func findings(of figures: BusFigures, _ name: String, at now: Timestamp) -> [Finding] {
        var findings: [Finding] = []
        let lag = figures.oldestUnread.map { now - $0 } ?? .zero
        let waiting =
            "\(figures.unread) events are not decided on, the oldest for \(max(.zero, lag).components.seconds) s"
        findings.append(
            lag > lagWarning
                ? .warning(name, waiting, fix: "look for slow scripts or filters: signalbox explain; or share the load")
                : .ok(name, "\(figures.archivedEvents) events in the archive, \(figures.unread) not decided on")
        )
        if let due = figures.oldestDue, now - due > dueWarning {
            let text = "an invocation has been due for \((now - due).components.seconds) s"
            findings.append(
                .warning(name, text, fix: "see what it waits for: signalbox invocations list --state pending")
            )
        }
        if figures.deadLetters > 0 {
            let text = "there are dead letters that wait for somebody: \(figures.deadLetters)"
            let fix = "look: signalbox invocations list --dead; then retry or drop them"
            findings.append(.warning("dead letters", text, fix: fix))
        }
        return findings
    }

    // MARK: What it stands on

    private func certificates() async -> [Finding] {
        let intake = running.generation.intake
        var findings: [Finding] = []
        for plan in running.generation.checked.portPlans {
            do {
                let expiry = try await plan.certificateExpiry { try await intake.secret($0, namespace: $1) }
                guard let expiry else { continue }
                findings.append(Self.certificate(of: plan.port, validUntil: expiry, at: clock.now()))
            } catch {
                let text = "the certificate of port \(plan.port) cannot be read (\(type(of: error)))"
                findings.append(
                    .error("certificates", text, fix: "put a PEM text into the Secret that the manifest names")
                )
            }
        }
        return findings.isEmpty ? [.ok("certificates", "no port has one")] : findings
    }

    package static func certificate(of port: Int, validUntil expiry: Timestamp, at now: Timestamp) -> Finding {
        let left = expiry - now
        let text = "the certificate of port \(port) is valid until \(expiry.rfc3339Seconds)"
        let fix = "renew it, and put it into its Secret; it is taken up within a minute"
        if left <= .zero { return .error("certificates", text + ", which is past", fix: fix) }
        return left < certificateWarning
            ? .warning("certificates", "\(text); days left: \(left.components.seconds / 86_400)", fix: fix)
            : .ok("certificates", text)
    }

    private func clocks() async -> [Finding] {
        var findings: [Finding] = []
        let namespaces = ResourcePath(apiVersion: "v1", plural: "namespaces", namespace: nil, name: "default")
        let found: (object: JSON, time: Timestamp?)?
        do throws(KubernetesError) { found = try await kubernetes.dated(namespaces) } catch {
            found = nil
            if case .unreachable(let problem, _) = error {
                let fix = "look whether the cluster runs, and at --cluster, --kubeconfig and --context"
                findings.append(.error("cluster", "it does not answer: \(problem)", fix: fix))
            }
        }
        if found != nil, found?.time == nil {
            findings.append(.ok("clock", "the cluster does not say what time it has"))
        }
        if let time = found?.time { findings.append(Self.clock(differingBy: clock.now() - time)) }
        do throws(BusError) {
            if let newest = try await bus.events(matching: EventQuery(limit: 1)).first?.event.time, newest > clock.now()
            {
                let ahead = (newest - clock.now()).components.seconds
                let text = "the newest event is \(ahead) s in the future: the clock was set back"
                findings.append(
                    .warning("clock", text, fix: "keep the clock with NTP; deadlines wait until it has caught up")
                )
            }
        } catch {
            // The bus has said so itself.
        }
        return findings
    }

    package static func clock(differingBy difference: Duration) -> Finding {
        // The server says whole seconds.
        let seconds = difference.components.seconds
        let text = "differs from the cluster's by \(seconds) s"
        let fix = "keep both with NTP; signatures with a time, tokens and certificates are judged by it"
        let size = difference < .zero ? .zero - difference : difference
        if size > wrongDifference { return .error("clock", text, fix: fix) }
        return size > toleratedDifference ? .warning("clock", text, fix: fix) : .ok("clock", text)
    }

    private func permissions() async -> [Finding] {
        if isLocalCluster { return [.ok("permissions", "the local cluster asks for none")] }
        let checked = running.generation.checked
        let namespaces = Set(checked.sources.map(\.name.namespace))
        return await PermissionCheck(
            kubernetes: kubernetes,
            sensors: checked.sensors,
            sourceNamespaces: namespaces
        ).findings()
    }

    private func hooks() async -> [Finding] {
        var findings: [Finding] = []
        var count = 0
        for source in running.generation.checked.sources where source.source is any HookSource {
            let key = HookReports.key(of: source.name, source.eventName)
            guard case .success(let note) = await noted(key) else { continue }
            for row in HookReports.rows(in: note) {
                count += 1
                guard let problem = row["problem"]?.string else { continue }
                let text = "\(source.name.name)/\(source.eventName) at \(row["target"]?.string ?? "-"): \(problem)"
                findings.append(.warning("hooks", text, fix: "see: signalbox hooks list"))
            }
        }
        return findings.isEmpty ? [.ok("hooks", "\(count) are kept at providers, and none has a problem")] : findings
    }

    private func noted(_ key: String) async -> Result<String?, BusError> {
        do throws(BusError) { return .success(try await bus.note(key)) } catch { return .failure(error) }
    }

    /// Whether schedules and time filters know when clocks change.
    private func timeZones() -> Finding {
        let (winter, summer) = (Timestamp(seconds: 1_768_435_200), Timestamp(seconds: 1_784_073_600))
        guard case .success(let zone) = Result(catching: { try TimeZoneOffsets(named: "Europe/Berlin") }),
            zone.seconds(at: winter) == 3_600, zone.seconds(at: summer) == 7_200
        else {
            return .error("time zones", "the system's time zone data is missing or wrong", fix: "install tzdata")
        }
        guard let first = FileManager.default.contents(atPath: "/usr/share/zoneinfo/tzdata.zi")?.prefix(40) else {
            return .ok("time zones", "are known")
        }
        let line = String(decoding: first, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        return .ok("time zones", "are known\(line.hasPrefix("# version") ? ", \(line.dropFirst(2))" : "")")
    }

    private func payloads() async -> [Finding] {
        do throws(BusError) {
            let (found, unseen) = try await schemas.drifts()
            let text = "\(unseen) kinds of events are looked at the next time: one look at all would take too long"
            let rest = unseen == 0 ? [] : [Finding.ok("payloads", text)]
            return rest
                + found.flatMap { topic, drifts in
                    drifts.map { drift in
                        let path = "\(topic.source)/\(topic.subject): \(PayloadPath.text(drift.path))"
                        let text = "\(path) \(drift.text) since \(drift.since.rfc3339Seconds)"
                        return .warning(
                            "payloads",
                            text,
                            fix: "see: signalbox schemas \(topic.source)/\(topic.subject)"
                        )
                    }
                }
        } catch { return [] }
    }
}
