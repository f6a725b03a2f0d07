/// A kind that keeps hooks at its provider, where the manifest says how.
package protocol HookKeeping: HookSource {
    /// nil when hooks are kept by somebody else.
    func keptHooks(in context: SourceContext) -> (any KeptHooks)?
}

extension HookKeeping {
    package func run(in context: SourceContext) async throws {
        guard let hooks = keptHooks(in: context) else { return try await serve(in: context) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Requests are answered before the provider hears of the hook, so that its ping finds somebody.
            group.addTask { try await serve(in: context) }
            group.addTask { try await hooks.run() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}

extension HookEndpoint {
    /// Our address outside as providers are told it, without a mark; nil where the manifest does not name it.
    var registeredURL: String? {
        guard let url, let path = endpoint?.path else { return nil }
        var base = url
        while base.hasSuffix("/") { base.removeLast() }
        return base + path.text
    }
}
