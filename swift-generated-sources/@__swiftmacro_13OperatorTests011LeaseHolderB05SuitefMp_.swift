@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private  func $s13OperatorTests011LeaseHolderB05SuitefMp_9generatorfMu_() async -> Testing.Test {
  .__type(
    LeaseHolderTests.self,
    traits: [.timeLimit(.minutes(2)),.__documentationLine("/// The election over a real cluster's API.")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "OperatorTests/LeaseHolderTests.swift", filePath: "/work/main/Tests/OperatorTests/LeaseHolderTests.swift", line: 12, column: 2)
  )
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s13OperatorTests011LeaseHolderB05SuitefMp_8accessorfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s13OperatorTests011LeaseHolderB05SuitefMp_9generatorfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s13OperatorTests011LeaseHolderB05SuitefMp_17testContentRecordfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s13OperatorTests011LeaseHolderB05SuitefMp_8accessorfMu_($0, $1, $2, $3) },
  0b1,
  0
)

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:113:2-113:2
