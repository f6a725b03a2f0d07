/// Puts a shard's frames together to the batches that count, in the order of the log.
///
/// What counts is whole and its owner's: a batch that was cut short is left out, and so is everything that an owner wrote
/// after another one's claim. The broker's transactions promise the same; this holds also where they were lost.
struct ShardReplay {
    /// The batch that is being put together.
    private var pending: ShardFrame?
    private var owner: String?
    /// Whether what comes is a continuation of nothing, or of a snapshot that was seen.
    private(set) var isGrounded: Bool

    /// `isFromTheBeginning` says that nothing came before the first frame.
    init(isFromTheBeginning: Bool) { isGrounded = isFromTheBeginning }

    /// - Returns: the whole batch that the frame completes; nil when it completes none that counts.
    mutating func take(_ frame: ShardFrame) -> ShardFrame? {
        if frame.kind == .claim {
            owner = frame.owner
            pending = nil
            return nil
        }
        // A log whose beginning is gone may begin after the claim.
        if owner == nil { owner = frame.owner }
        guard frame.owner == owner else { return nil }
        guard let whole = joined(frame), whole.index + 1 == whole.count else { return nil }
        pending = nil
        if whole.kind == .snapshot { isGrounded = true }
        return isGrounded ? whole : nil
    }

    private mutating func joined(_ frame: ShardFrame) -> ShardFrame? {
        if frame.index == 0 {
            pending = frame
            return pending
        }
        guard var whole = pending, whole.batch == frame.batch, whole.index + 1 == frame.index,
            whole.count == frame.count
        else {
            pending = nil
            return nil
        }
        whole.index = frame.index
        whole.bytes += frame.bytes
        pending = whole
        return whole
    }
}
