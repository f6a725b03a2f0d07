import EventData

/// A path on the first line searches the document on the others: whatever is found is JSON and bounded.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let parts = Array(UnsafeBufferPointer(start: start, count: count)).split(separator: 0x0A, maxSplits: 1)
    let path = JSONPath(String(decoding: parts.first ?? [], as: UTF8.self))
    let text = parts.count > 1 ? Array(parts[1]) : Array(#"{"a":[{"b":1,"c":"x"},{"b":2}],"s":"a\"b","n":1.5}"#.utf8)
    guard let document = try? JSONDocument(parsing: text), let match = document.find(path) else { return 0 }
    precondition(match.raw.bytes.count <= JSONPath.maximumResultBytes + 1, "the result is too long")
    precondition((try? JSONDocument(parsing: match.raw.bytes)) != nil, "found what is no JSON")
    _ = (match.text, match.number, match.bool)
    return 0
}
