@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_16c9fad4b73d7d55bffMu_() async throws -> Void {
  let $s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LimitTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_7__localfMu_.`history is kept for so many bytes`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_25generatorc9fad4b73d7d55bffMu_() async -> Testing.Test {
  return .__function(
  named: "`history is kept for so many bytes`()",
  in: LimitTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "history is kept for so many bytes",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/LimitTests.swift", filePath: "/work/main/Tests/LocalClusterTests/LimitTests.swift", line: 34, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_16c9fad4b73d7d55bffMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_24accessorc9fad4b73d7d55bffMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_25generatorc9fad4b73d7d55bffMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_33testContentRecordc9fad4b73d7d55bffMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05LimitC0V0044historyiskeptforsomanybytes_CzacedceEHJIIpHa4TestfMp_24accessorc9fad4b73d7d55bffMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:49:6-49:6
