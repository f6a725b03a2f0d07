import Buses
import EventSources
import Manifests

/// What ails sources that run in one of several gateways: told through the bus, because only one of the gateways writes
/// statuses.
struct SourceTroubles {
    private let bus: any EventBus
    private let turns: SourceTurns
    private let health: Health
    /// What this gateway has told of the sources that it runs; empty where there is nothing wrong.
    private var told: [SourceName: String] = [:]

    init(_ bus: any EventBus, _ turns: SourceTurns, _ health: Health) {
        (self.bus, self.turns, self.health) = (bus, turns, health)
    }

    /// Tells the others what ails the sources that are this gateway's turn, where that has changed.
    mutating func tell(of sources: [CheckedManifests.Source]) async throws(BusError) {
        let here = sources.filter { $0.source.runsOnce && turns.isHere(SourceName($0)) }
        let names = Set(here.map { SourceName($0) })
        // Where the turn comes back, another gateway may have said something meanwhile.
        told = told.filter { names.contains($0.key) }
        for source in here {
            let name = SourceName(source)
            let problem = health.problem(of: SourceStatuses.part(source.kind, name)) ?? ""
            let known =
                if let said = told[name] { said } else { try await bus.note(Self.key(source)) ?? "" }
            if known != problem { try await bus.setNote(Self.key(source), to: problem) }
            told[name] = problem
        }
    }

    /// What the others have told.
    func ofOthers(_ sources: [CheckedManifests.Source]) async throws(BusError) -> [SourceName: String] {
        var troubles: [SourceName: String] = [:]
        for source in sources where source.source.runsOnce && !turns.isHere(SourceName(source)) {
            guard let problem = try await bus.note(Self.key(source)), !problem.isEmpty else { continue }
            troubles[SourceName(source)] = problem
        }
        return troubles
    }

    private static func key(_ source: CheckedManifests.Source) -> String {
        "what ails \(SourceStatuses.part(source.kind, SourceName(source)))"
    }
}
