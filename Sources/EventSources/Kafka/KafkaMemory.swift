/// What is noted of a partition of one cluster, from one life of the source to the next.
struct KafkaMemory: Sendable, Equatable {
    var generation = 0
    /// Without a group, the place after the last record that is durable.
    ///
    /// In a group, where the partition began anew, until the group has taken it.
    var next: Int64?
    /// A record that was stored.
    var mark: KafkaMark?
    /// nil where brokers do not say it, and in notes of before it was kept.
    var cluster: String?
    /// The names by which the cluster was reached: they are in the identities of its records.
    var brokers: [String] = []

    /// The highest generation that other clusters have under one of these names; not noted.
    fileprivate(set) var generationElsewhere = 0
    /// It begins anew in this life, or has a generation that no note says yet.
    private(set) var isNew = false
    /// Nothing was noted of this cluster, but of others.
    fileprivate(set) var isElsewhere = false

    init() {}

    /// Of the form `generation next offset@timestamp cluster broker,broker`; any part but the first may be empty.
    init(line: Substring) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        func part(_ index: Int) -> Substring? { parts.count > index && !parts[index].isEmpty ? parts[index] : nil }
        generation = part(0).flatMap { Int($0) } ?? 0
        next = part(1).flatMap { Int64($0) }
        mark = part(2).flatMap { KafkaMark(text: $0) }
        cluster = part(3).map(String.init)
        brokers = part(4)?.split(separator: ",").map(String.init) ?? []
    }

    var line: String {
        let place = next.map(String.init) ?? ""
        return "\(generation) \(place) \(mark?.text ?? "") \(cluster ?? "") \(brokers.joined(separator: ","))"
    }

    mutating func beginAnew(at offset: Int64) {
        generation = max(generation, generationElsewhere) + 1
        (next, mark, isNew) = (offset, nil, true)
    }

    /// Two clusters that answer to one name have records with the same places: their identities must differ.
    fileprivate mutating func meet(_ broker: String, besides others: [KafkaMemory]) {
        let isKnown = brokers.contains(broker)
        if !isKnown { brokers.append(broker) }
        let namesakes = others.filter { $0.cluster != cluster && !Set($0.brokers).isDisjoint(with: brokers) }
        generationElsewhere = namesakes.map(\.generation).max() ?? 0
        guard !isKnown, let taken = namesakes.filter({ $0.brokers.contains(broker) }).map(\.generation).max(),
            taken >= generation
        else { return }
        (generation, isNew) = (taken + 1, true)
    }
}

/// The note of a partition: a line for each cluster in which it was read, the one of now first.
///
/// Whoever goes back to a cluster, after a wrong `url` or a migration, finds what was known there.
struct KafkaNote {
    /// More are forgotten, the oldest first.
    static let mostClusters = 8

    private var memories: [KafkaMemory]

    init(_ text: String?) { memories = (text ?? "").split(separator: "\n").map { KafkaMemory(line: $0) } }

    var text: String { memories.map(\.line).joined(separator: "\n") }

    /// What is known of the partition in that cluster, whose brokers are reached by that name.
    ///
    /// Without a cluster on either side there is no mark: nobody knows where it was made.
    func memory(in cluster: String?, at broker: String) -> KafkaMemory {
        var memory = KafkaMemory()
        if let known = memories.first(where: { $0.cluster == cluster }) {
            memory = known
        } else if let last = memories.first, cluster == nil || memories.allSatisfy({ $0.cluster == nil }) {
            memory = last
            memory.mark = nil
        } else {
            memory.isElsewhere = !memories.isEmpty
        }
        memory.cluster = cluster
        if cluster == nil { memory.mark = nil }
        memory.meet(broker, besides: memories)
        return memory
    }

    mutating func put(_ memory: KafkaMemory) {
        let others = memories.filter { $0.cluster != nil && $0.cluster != memory.cluster }
        memories = [memory] + others.prefix(Self.mostClusters - 1)
    }
}
