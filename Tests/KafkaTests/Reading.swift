import Kafka

extension KafkaConsumer {
    /// Agrees to every rebalance and returns once `isEnough` says so of what was read so far.
    func read(until isEnough: ([KafkaRecord]) -> Bool) async throws -> [KafkaRecord] {
        var records: [KafkaRecord] = []
        while !isEnough(records) {
            for event in await next() { records += try await agree(to: event) }
            try Task.checkCancellation()
        }
        return records
    }

    func read(_ count: Int) async throws -> [KafkaRecord] { try await read { $0.count >= count } }

    /// - Returns: the records of the event.
    @discardableResult
    func agree(to event: ConsumerEvent) async throws -> [KafkaRecord] {
        switch event {
        case .records(let records): return records
        case .assigned(let partitions): try await accept(partitions)
        case .revoked(let partitions, _): try await release(partitions)
        case .failed(let error, _) where error.kind == .refused || error.kind == .fatal: throw error
        case .failed, .committed, .endOfPartition, .statistics, .tokenNeeded: break
        }
        return []
    }
}

extension [UInt8] {
    init(_ text: String) { self = Array(text.utf8) }
}
