@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_17Z5bd337609039a6b5fMu_(isReaderStalled arg0:Bool) async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_7__localfMu_.`stopping with open watches takes less than five seconds`(isReaderStalled: arg0))))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_25generator5bd337609039a6b5fMu_() async -> Testing.Test {
  return .__function(
  named: "`stopping with open watches takes less than five seconds`(isReaderStalled:)",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "stopping with open watches takes less than five seconds",traits: [],arguments: {[false, true]},sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 74, column: 6),
  parameters: [(firstName: "isReaderStalled",secondName: nil,type: (Bool).self)],
  testFunction: $s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_17Z5bd337609039a6b5fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_24accessor5bd337609039a6b5fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_25generator5bd337609039a6b5fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_33testContentRecord5bd337609039a6b5fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0068stoppingwithopenwatchestakeslessthanfiveseconds_ejbeehfeeeIFAEACauba4TestfMp_24accessor5bd337609039a6b5fMu_($0, $1, $2, $3) },
  0b10,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:96:6-96:6
