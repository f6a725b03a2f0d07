import EventData

/// A Workflow's nodes by id, in order of creation.
struct NodeTable: Sendable {
    private var list: [RunNode] = []
    private var places: [String: Int] = [:]
    /// What `json` said last of each; nil for one that has changed since.
    private var written: [JSON?] = []
    /// Whether any has changed since this was last set to false.
    var isChanged = false

    var all: [RunNode] { list }
    var isEmpty: Bool { list.isEmpty }

    subscript(id: String) -> RunNode? { places[id].map { list[$0] } }

    /// The phase of one, without the rest of it.
    func phase(of id: String) -> NodePhase? { places[id].map { list[$0].phase } }

    /// Whether one is a leaf that runs, or waits for nothing but to run.
    func isStartedLeaf(_ id: String) -> Bool {
        guard let place = places[id], list[place].type.isLeaf, list[place].awaitedLock == nil else { return false }
        return !list[place].phase.isFulfilled
    }

    func contains(_ id: String) -> Bool { places[id] != nil }

    mutating func add(_ node: RunNode) {
        guard places[node.id] == nil else { return change(node.id) { $0 = node } }
        places[node.id] = list.count
        list.append(node)
        written.append(nil)
        isChanged = true
    }

    /// Changes one; nothing happens when there is none of that id.
    mutating func change(_ id: String, _ change: (inout RunNode) -> Void) {
        guard let place = places[id] else { return }
        change(&list[place])
        written[place] = nil
        isChanged = true
    }

    /// Makes `child` a child of `parent`, once.
    mutating func link(_ child: String, below parent: String) {
        guard let place = places[parent], !list[place].children.contains(child) else { return }
        change(parent) { $0.children.append(child) }
    }

    /// Writes down what has changed.
    mutating func refresh() {
        for place in list.indices where written[place] == nil { written[place] = list[place].json }
    }

    /// `status.nodes` with what is not written down yet.
    var snapshot: JSON {
        .object(JSONObject(list.indices.map { (name: list[$0].id, value: written[$0] ?? list[$0].json) }))
    }
}

extension NodeTable {
    /// Reads `status.nodes`.
    init(_ json: JSON?) {
        for member in json?.object?.members ?? [] { if let node = RunNode(member.value) { add(node) } }
        for node in all where node.type.contains {
            for child in node.children { change(child) { $0.container = node.id } }
        }
        for node in all where node.container == nil && node.boundaryID != nil {
            change(node.id) { $0.container = node.boundaryID }
        }
        isChanged = false
    }

    /// The sum over all leaves.
    var progress: NodeProgress {
        all.reduce(into: NodeProgress()) { sum, node in
            guard node.type.countsInProgress else { return }
            sum.done += node.progress.done
            sum.total += node.progress.total
        }
    }

    /// Counts a leaf's progress in everything that it is part of, but for leaves: a pod counts beside its containers.
    mutating func count(_ progress: NodeProgress, of id: String) {
        guard let node = self[id], node.progress != progress else { return }
        let (done, total) = (progress.done - node.progress.done, progress.total - node.progress.total)
        var next: String? = id
        while let current = next, let part = self[current] {
            if current == id || !part.type.countsInProgress {
                change(current) {
                    $0.progress.done += done
                    $0.progress.total += total
                }
            }
            next = part.container
        }
    }
}
