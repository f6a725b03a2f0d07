import LoopbackServers
import Support

/// What the cluster does to requests for a while.
enum Weather: String, Sendable, CaseIterable {
    case fair
    /// 429 and full quotas.
    case pressed
    /// 500, before and after the work.
    case failing
    /// The connection ends, before and after the work.
    case dropping
    /// No answer for seconds.
    case hanging
    /// No request is answered.
    case away

    static let harms = allCases.filter { $0 != .fair }

    /// How many of its requests come to harm.
    private var harmed: Double {
        switch self {
        case .fair: 0
        case .pressed, .failing, .dropping: 0.65
        case .hanging: 0.15
        case .away: 1
        }
    }

    private func fates(_ chance: inout SeededGenerator) -> [Fate] {
        switch self {
        case .fair: []
        case .pressed: [.tooMany(retryAfter: false), .tooMany(retryAfter: true), .quota]
        case .failing: [.failed(afterwards: true), .failed(afterwards: false)]
        case .dropping: [.dropped(afterwards: true), .dropped(afterwards: false)]
        case .hanging: [.hung(chance.milliseconds(Self.silence)), .late(chance.milliseconds(Self.silence))]
        case .away: [.dropped(afterwards: false)]
        }
    }

    /// How long it says nothing, in milliseconds; most such requests meet a kill before.
    private static let silence = 500...6_000

    /// What becomes of request `number` of a spell, counted from 0: each kind of harm once, and then as chance has it.
    func fate(ofRequest number: Int, _ chance: inout SeededGenerator) -> Fate {
        let fates = fates(&chance)
        if number < fates.count { return fates[number] }
        guard chance.chance(harmed) else { return .served }
        return fates.randomElement(using: &chance) ?? .served
    }
}

/// What becomes of one request to the cluster.
enum Fate: Sendable, Equatable {
    case served
    case tooMany(retryAfter: Bool)
    case quota
    /// 500; `afterwards` says that the work was done all the same.
    case failed(afterwards: Bool)
    case dropped(afterwards: Bool)
    /// The work is done, and nobody hears of it for so long; then the connection ends.
    case hung(Duration)
    /// Work and answer come after so long, perhaps when whoever asked has been killed and has asked again.
    case late(Duration)

    var name: String {
        switch self {
        case .served: "served"
        case .tooMany: "answered 429"
        case .quota: "refused by a quota"
        case .failed(let afterwards): afterwards ? "answered 500 after the work" : "answered 500"
        case .dropped(let afterwards): afterwards ? "dropped after the work" : "dropped"
        case .hung: "left hanging after the work"
        case .late: "worked on seconds later"
        }
    }
}
