import EventData
import Foundation

extension CloudEvent {
    /// An event as golden cases write it.
    init(golden json: JSON) {
        let context = json["context"]
        func text(_ name: String) -> String { context?[name]?.string ?? "" }
        let bytes = json["dataText"]?.string.map { Array($0.utf8) }
        let decoded = json["dataB64"]?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
        self.init(
            id: text("id"),
            source: text("source"),
            subject: text("subject"),
            type: text("type"),
            time: Timestamp(rfc3339: text("time")) ?? Timestamp(seconds: 0),
            specVersion: text("specversion"),
            dataContentType: context == nil ? "application/json" : text("datacontenttype"),
            data: bytes ?? decoded
        )
    }
}
