@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_16de3cfd7192130f1cfMu_() async throws -> Void {
  let $s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(WatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_7__localfMu_.`an object that leaves the selector is deleted for the watch, as it last matched`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_25generatorde3cfd7192130f1cfMu_() async -> Testing.Test {
  return .__function(
  named: "`an object that leaves the selector is deleted for the watch, as it last matched`()",
  in: WatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an object that leaves the selector is deleted for the watch, as it last matched",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/WatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/WatchTests.swift", line: 33, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_16de3cfd7192130f1cfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_24accessorde3cfd7192130f1cfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_25generatorde3cfd7192130f1cfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_33testContentRecordde3cfd7192130f1cfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05WatchC0V0094anobjectthatleavestheselectorisdeletedforthewatchasitlastmatched_rybgegdichddfcceCCDAHEbfmdajc4TestfMp_24accessorde3cfd7192130f1cfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:49:6-49:6
