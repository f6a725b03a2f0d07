import EventData

// The hooks that are kept at providers, and whether they have delivered everything.
extension Status {
    /// Nothing where no source keeps one.
    func table(ofHooks hooks: JSON) {
        let rows = (hooks.array ?? []).map { hook in
            [
                hook["source"]?.string ?? "-", hook["target"]?.string ?? "-", hook["hook"]?.text ?? "-",
                hook["seen"]?.text ?? "-", hook["requested"]?.text ?? "-", hook["report"]?.string ?? "-",
                hook["at"]?.string ?? "-",
            ]
        }
        if rows.isEmpty { return }
        Output.line("")
        Output.table(["HOOK OF", "AT", "ID", "DELIVERIES", "ASKED AGAIN", "REPORT", "TIME"], rows)
    }
}
