/// The kinds of harm that every run must have done, or it has tried nothing; by the names in its tally.
enum Harm {
    private static let all = [
        "kills", "times the disk was full", Load.refusals, "edits of how manifests are written",
        "edits taken up while it ran", "sensors removed", "sensors brought back", "broken edits refused",
        "requests to the cluster answered 429", "requests to the cluster answered 500",
        "requests to the cluster answered 500 after the work", "requests to the cluster dropped after the work",
        "requests to the cluster left hanging after the work", "requests to the cluster worked on seconds later",
        "creations found done before (409)",
    ]

    /// Those that have not happened yet.
    static func missing(in tally: Tally) -> [String] { all.filter { tally.count($0) == 0 } }
}
