extension Parts {
    /// Starts a part that listens and returns when it does, with where.
    func startListening<Address: Sendable>(
        _ name: String,
        option: String,
        _ run: @escaping @Sendable (@escaping @Sendable (Address) async -> Void) async throws -> Void
    ) async throws -> Address {
        let (addresses, found) = AsyncThrowingStream.makeStream(of: Address.self)
        start(name) {
            do {
                try await run { found.yield($0) }
            } catch {
                let problem = (error as? StartRefusal)?.message ?? "\(error)"
                let refusal = StartRefusal("the \(name) cannot start: \(problem) (option: \(option))")
                found.finish(throwing: refusal)
                throw error
            }
        }
        for try await address in addresses { return address }
        throw StartRefusal("the \(name) ended before it listened")
    }
}
