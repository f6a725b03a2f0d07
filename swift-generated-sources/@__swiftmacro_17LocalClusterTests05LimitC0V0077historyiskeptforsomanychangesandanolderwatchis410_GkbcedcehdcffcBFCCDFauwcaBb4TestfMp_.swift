@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_16abd3a3e0198ff020fMu_() async throws -> Void {
  let $s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LimitTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_7__localfMu_.`history is kept for so many changes, and an older watch is 410`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_25generatorabd3a3e0198ff020fMu_() async -> Testing.Test {
  return .__function(
  named: "`history is kept for so many changes, and an older watch is 410`()",
  in: LimitTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "history is kept for so many changes, and an older watch is 410",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/LimitTests.swift", filePath: "/work/main/Tests/LocalClusterTests/LimitTests.swift", line: 23, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_16abd3a3e0198ff020fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_24accessorabd3a3e0198ff020fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_25generatorabd3a3e0198ff020fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_33testContentRecordabd3a3e0198ff020fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05LimitC0V0077historyiskeptforsomanychangesandanolderwatchis410_GkbcedcehdcffcBFCCDFauwcaBb4TestfMp_24accessorabd3a3e0198ff020fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:32:6-32:6
