@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_17Z1021800ddf04ff39fMu_() async throws -> Void {
  let $s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LeaseHolderTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_7__localfMu_.`who does not renew it loses it, and is told`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_25generator1021800ddf04ff39fMu_() async -> Testing.Test {
  return .__function(
  named: "`who does not renew it loses it, and is told`()",
  in: LeaseHolderTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "who does not renew it loses it, and is told",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "OperatorTests/LeaseHolderTests.swift", filePath: "/work/main/Tests/OperatorTests/LeaseHolderTests.swift", line: 32, column: 6),
  parameters: [],
  testFunction: $s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_17Z1021800ddf04ff39fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_24accessor1021800ddf04ff39fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_25generator1021800ddf04ff39fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_33testContentRecord1021800ddf04ff39fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s13OperatorTests011LeaseHolderB0V0057whodoesnotrenewitlosesitandistold_gFaedfcfcdcGEIDIurDbaib4TestfMp_24accessor1021800ddf04ff39fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:51:6-51:6
