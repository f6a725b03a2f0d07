@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_17Z4e269f591e94b6e3fMu_() async throws -> Void {
  let $s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LeaseHolderTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_7__localfMu_.`of many at once one has it`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_25generator4e269f591e94b6e3fMu_() async -> Testing.Test {
  return .__function(
  named: "`of many at once one has it`()",
  in: LeaseHolderTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "of many at once one has it",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "OperatorTests/LeaseHolderTests.swift", filePath: "/work/main/Tests/OperatorTests/LeaseHolderTests.swift", line: 53, column: 6),
  parameters: [],
  testFunction: $s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_17Z4e269f591e94b6e3fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_24accessor4e269f591e94b6e3fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_25generator4e269f591e94b6e3fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_33testContentRecord4e269f591e94b6e3fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s13OperatorTests011LeaseHolderB0V0037ofmanyatonceonehasit_jtaeceddEFDCAmAa4TestfMp_24accessor4e269f591e94b6e3fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:71:6-71:6
