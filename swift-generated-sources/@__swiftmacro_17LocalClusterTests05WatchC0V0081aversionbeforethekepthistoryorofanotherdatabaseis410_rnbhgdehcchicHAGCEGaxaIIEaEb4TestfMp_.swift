@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_17Z8fd23a237eb42ef3fMu_() async throws -> Void {
  let $s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(WatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_7__localfMu_.`a version before the kept history, or of another database, is 410`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_25generator8fd23a237eb42ef3fMu_() async -> Testing.Test {
  return .__function(
  named: "`a version before the kept history, or of another database, is 410`()",
  in: WatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a version before the kept history, or of another database, is 410",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/WatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/WatchTests.swift", line: 78, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_17Z8fd23a237eb42ef3fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_24accessor8fd23a237eb42ef3fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_25generator8fd23a237eb42ef3fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_33testContentRecord8fd23a237eb42ef3fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05WatchC0V0081aversionbeforethekepthistoryorofanotherdatabaseis410_rnbhgdehcchicHAGCEGaxaIIEaEb4TestfMp_24accessor8fd23a237eb42ef3fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:83:6-83:6
