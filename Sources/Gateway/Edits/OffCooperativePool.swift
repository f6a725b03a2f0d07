import Dispatch

/// Runs blocking work on a thread outside Swift's cooperative pool, which has only as many threads as cores.
func offCooperativePool<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
    let result = await withCheckedContinuation { (caller: CheckedContinuation<Result<Value, Failure>, Never>) in
        DispatchQueue(label: "gateway.blocking").async { caller.resume(returning: Result(catching: work)) }
    }
    return try result.get()
}
