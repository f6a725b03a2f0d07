import EventData

// The hooks that are kept at providers, and whether they have delivered everything.
extension Status {
    /// Nothing where no source keeps one.
    func table(ofHooks hooks: JSON) {
        let rows = hooks.array ?? []
        if rows.isEmpty { return }
        Output.line("")
        Output.table(HookTable.columns, rows.map(HookTable.row))
        HookTable.complain(about: rows)
    }
}
