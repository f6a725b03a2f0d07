import EventData

/// Any text is refused, or read, printed and read again as the same.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let document = try? JSONDocument(parsing: bytes) else { return 0 }
    let tree = document.tree
    for text in [tree.text, tree.prettyText] {
        guard let again = try? JSON(parsing: text) else { preconditionFailure("printed text is refused: \(text)") }
        precondition(again == tree, "printing changed the value")
    }
    _ = try? CloudEvent(structuredJSON: bytes)
    return 0
}
