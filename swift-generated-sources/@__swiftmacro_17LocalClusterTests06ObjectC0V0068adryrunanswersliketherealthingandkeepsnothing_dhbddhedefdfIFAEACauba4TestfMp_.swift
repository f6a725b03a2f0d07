@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_17Z4226fbc4d837f3e5fMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_7__localfMu_.`a dry run answers like the real thing and keeps nothing`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_25generator4226fbc4d837f3e5fMu_() async -> Testing.Test {
  return .__function(
  named: "`a dry run answers like the real thing and keeps nothing`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a dry run answers like the real thing and keeps nothing",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 175, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_17Z4226fbc4d837f3e5fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_24accessor4226fbc4d837f3e5fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_25generator4226fbc4d837f3e5fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_33testContentRecord4226fbc4d837f3e5fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0068adryrunanswersliketherealthingandkeepsnothing_dhbddhedefdfIFAEACauba4TestfMp_24accessor4226fbc4d837f3e5fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:186:6-186:6
