/// Takes up manifests whose files have changed.
///
/// It looks at names, sizes, times and inodes again and again: that works on network file systems and for a ConfigMap's
/// links too, where notifications do not.
struct ManifestWatch {
    /// Between two looks; files must look the same in two of them, so that none is read half written.
    static let interval = Duration.seconds(1)
    /// A look at very many files takes time; the pause after it is this many times as long, 5 % of one core.
    static let pausePerLook = 20

    let store: ManifestStore
    let edits: Edits

    func run() async {
        let clock = ContinuousClock()
        var previous: [FileStamp] = []
        while !Task.isCancelled {
            let begun = clock.now
            let now = await store.fingerprint()
            let took = begun.duration(to: clock.now)
            if now == previous, await edits.lastSeen != now { await edits.reload(.watch) }
            previous = now
            do { try await Task.sleep(for: max(Self.interval, took * Self.pausePerLook)) } catch { return }
        }
    }
}
