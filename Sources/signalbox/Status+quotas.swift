import EventData

// How full the quotas of event sources are.
extension Status {
    /// Nothing where no source has one.
    func table(ofQuotas quotas: JSON) {
        let rows = (quotas.array ?? []).map { quota in
            [
                Self.subject(of: quota),
                Self.level(quota, "events", of: "events"),
                Self.level(quota, "bytes", of: "bytes"),
                Self.level(quota, "waited", of: "age"),
                quota["refused"]?.text ?? "-",
                quota["full"]?.string.map { "full: \($0)" } ?? "ok",
            ]
        }
        if rows.isEmpty { return }
        Output.line("")
        Output.table(["QUOTA OF", "EVENTS", "BYTES", "OLDEST", "REFUSED", "STATUS"], rows)
    }

    /// An event of a source, or a whole namespace.
    private static func subject(of quota: JSON) -> String {
        if let source = quota["source"]?.string { return "\(source)/\(quota["event"]?.string ?? "-")" }
        return "namespace \(quota["namespace"]?.string ?? "-")"
    }

    /// `5 of 10`, or what there is where nothing limits it.
    private static func level(_ quota: JSON, _ part: String, of limit: String) -> String {
        let (found, wanted) = (plain(quota.at("unconsumed", part)), plain(quota.at("limits", limit)))
        return wanted == "-" ? found : "\(found) of \(wanted)"
    }

    private static func plain(_ value: JSON?) -> String {
        guard let value, value != .null else { return "-" }
        return value.string ?? value.text
    }
}
