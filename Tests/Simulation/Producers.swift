import EventData
import EventSources
import Gateway
import Manifests

/// Those who send events and repeat what was not acknowledged, and sometimes what was.
struct Producers {
    struct Parcel {
        let source: ManifestName
        let eventName: String
        let emission: Emission
        /// Whether filters let it pass.
        let isGood: Bool

        var isLimited: Bool {
            source.name == SampleManifests.quotaEvent.source && eventName == SampleManifests.quotaEvent.event
        }

        /// Whether the intake waits for others before it comes to the writer.
        var makesDetour: Bool { isLimited || source.name == SampleManifests.filteringSource }

        var key: String { "\(source.name)/\(eventName)/\(emission.identity ?? "")" }
    }

    private var count = 0
    private(set) var unacknowledged: [Parcel] = []
    private(set) var acknowledged: [Parcel] = []
    /// By key, where each parcel was said to be.
    private(set) var receipts: [String: (id: String, sequence: Int64)] = [:]
    /// What was acknowledged without an identity of its own.
    private(set) var anonymous: [(id: String, sequence: Int64)] = []

    mutating func next(_ dice: Dice) -> Parcel {
        let choice = dice.below(10)
        if choice < 2, let parcel = dice.pick(unacknowledged) { return parcel }
        if choice < 3, let parcel = dice.pick(acknowledged) { return parcel }
        count += 1
        let (source, eventName) = dice.pick(SampleManifests.topics) ?? ("git", "push")
        let isGood = dice.chance(0.7)
        let reference = dice.chance(0.8) ? #","ref":"r\#(count)""# : ""
        let group = "g\(dice.below(2))"
        let payload = #"{"body":{"ok":"\#(isGood ? "yes" : "no")"\#(reference),"n":\#(count),"g":"\#(group)"}}"#
        return Parcel(
            source: ManifestName(namespace: "argo", name: source),
            eventName: eventName,
            emission: Emission(
                type: "webhook",
                payload: Array(payload.utf8),
                identity: dice.chance(0.8) ? "d\(count)" : nil
            ),
            isGood: isGood
        )
    }

    /// Forgets parcels whose events retention has removed: an identity is known for as long as the archive lasts.
    mutating func forget(_ keys: Set<String>) {
        unacknowledged.removeAll { keys.contains($0.key) }
        acknowledged.removeAll { keys.contains($0.key) }
    }

    /// Not acknowledged: it may be stored all the same, and one with an identity is sent again.
    mutating func refused(_ parcel: Parcel) {
        guard parcel.emission.identity != nil, receipts[parcel.key] == nil else { return }
        if !unacknowledged.contains(where: { $0.key == parcel.key }) { unacknowledged.append(parcel) }
    }

    /// Checks what the gateway answered; `isArchived` says whether an event is there still.
    mutating func accepted(_ parcel: Parcel, _ receipt: Receipt, isArchived: (Int64) -> Bool) throws(Violation) {
        let isFiltered = parcel.source.name == SampleManifests.filteringSource && !parcel.isGood
        switch receipt {
        case .filtered: try require(isFiltered, "\(parcel.key) was filtered out")
        case .stored(let id, let sequence):
            try require(!isFiltered, "\(parcel.key) was not filtered out")
            if let known = receipts[parcel.key], parcel.emission.identity != nil {
                try require(
                    !isArchived(known.sequence),
                    "\(parcel.key) is stored twice, as \(known.sequence) and \(sequence)"
                )
            }
            keep(parcel, id, sequence)
        case .duplicate(let id, let sequence):
            if let known = receipts[parcel.key] {
                try require(known.sequence == sequence, "\(parcel.key) was \(known.sequence) and is now \(sequence)")
            }
            keep(parcel, id, sequence)
        }
        unacknowledged.removeAll { $0.key == parcel.key }
    }

    private mutating func keep(_ parcel: Parcel, _ id: String, _ sequence: Int64) {
        guard parcel.emission.identity != nil else {
            anonymous.append((id, sequence))
            return
        }
        if receipts[parcel.key] == nil { acknowledged.append(parcel) }
        receipts[parcel.key] = (id, sequence)
    }
}
