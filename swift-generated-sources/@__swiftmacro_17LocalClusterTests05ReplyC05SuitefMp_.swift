@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private  func $s17LocalClusterTests05ReplyC05SuitefMp_9generatorfMu_() async -> Testing.Test {
  .__type(
    ReplyTests.self,
    traits: [.__documentationLine("/// The door for callers in the same process.")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ReplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ReplyTests.swift", line: 8, column: 2)
  )
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s17LocalClusterTests05ReplyC05SuitefMp_8accessorfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ReplyC05SuitefMp_9generatorfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s17LocalClusterTests05ReplyC05SuitefMp_17testContentRecordfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ReplyC05SuitefMp_8accessorfMu_($0, $1, $2, $3) },
  0b1,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ReplyTests.swift:79:2-79:2
