import EventData

/// A destination on the first line changes the document on the others: it stays JSON, or the destination is refused.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let parts = Array(UnsafeBufferPointer(start: start, count: count)).split(separator: 0x0A, maxSplits: 1)
    let path = JSONDestination(String(decoding: parts.first ?? [], as: UTF8.self))
    let text = parts.count > 1 ? Array(parts[1]) : Array(#"{"a":[{"b":1,"c":"x"},{"b":2}],"s":"a\"b","n":1.5}"#.utf8)
    guard let document = try? JSONDocument(parsing: text) else { return 0 }
    guard let changed = try? document.setting(path, to: JSONText(string: "x")) else { return 0 }
    _ = changed.tree
    return 0
}
