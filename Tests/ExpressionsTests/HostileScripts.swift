/// Scripts that would take all the time, memory or stack there is.
enum HostileScripts {
    /// Only a budget ends these.
    static let endless = [
        #"while true do end"#,
        #"while true do pcall(function() while true do end end) end"#,
        #"local function f() pcall(f) while true do end end f()"#,
        #"xpcall(function() while true do end end, function() while true do end end)"#,
        #"xpcall(function() error("x") end, function() while true do end end)"#,
        #"local function h() error("y") end for i=1,1e9 do xpcall(function() error("x") end, h) end"#,
        #"coroutine.wrap(function() while true do end end)()"#,
        #"while true do coroutine.resume(coroutine.create(function() while true do end end)) end"#,
        #"while true do coroutine.wrap(function() for i=1,90 do end end)() end"#,
        #"local function f() pcall(coroutine.wrap(f)) end while true do f() end"#,
        #"local t={} while true do t[#t+1]=coroutine.create(function() end) end"#,
        #"local t=setmetatable({},{__index=function(t,k) while true do end end}) return t.x"#,
        #"""
        local function f(n) if n==0 then while true do end end pcall(f,n-1) while true do end end
        f(150)
        """#,
        #"getmetatable("").__index=function() while true do end end return ("x").foo"#,
        #"while true do local s=("x"):rep(4e6) end"#,
        #"while true do pcall(string.rep,"x",1e8) end"#,
        #"local s="x" while true do s=s..s end"#,
        #"while true do pcall(function() local s="x" while true do s=s..s end end) end"#,
        #"local a,b=("a"):rep(4e6),("b"):rep(4e6) local c=a..b while true do local d=a..b end"#,
        #"local s="" for i=1,1e9 do s=s.."x" end"#,
        #"local a=("1"):rep(8e6) while true do local c=a+0 end"#,
        #"local a=("1"):rep(8e6) while true do for i=a,0 do end end"#,
        #"local s="x" while true do s=s:gsub(".","%0%0") end"#,
        #"return ("x"):rep(1e6):gsub(".",function(c) return ("y"):rep(1e5) end)"#,
        #"local s=("a"):rep(8e6) local p=("a"):rep(4e6).."b" while true do s:find(p,1,true) end"#,
        #"while true do ("%9999.9999f"):format(1e308) end"#,
        #"local s=("x"):rep(1e6) while true do ("%s%s%s"):format(s,s,s) end"#,
        #"local s=("x"):rep(4e6) while true do s:upper() end"#,
        #"local s=("x"):rep(4e6) while true do s:byte(1,7000) end"#,
        #"local s=("x"):rep(4e6) while true do s:sub(1,-2) end"#,
        #"local s=("x"):rep(8e6) while true do s=s:reverse() end"#,
        #"while true do local s=0.1+math.random() s=s.."" end"#,
        #"local s=("1"):rep(8e6)..".5" while true do tonumber(s) end"#,
        #"while true do string.char(unpack({1,2,3})) end"#,
        #"""
        local h="" for i=1,1e9 do local
        s=("x"):rep(1000)..string.char(i%256)..("y"):rep(1000)..string.char(i/256%256).."z" h=s
        end
        """#,
        #"local s=("a"):rep(30) return s:match("a*a*a*a*a*a*b")"#,
        #"local s=("a"):rep(3000) return s:find(("a*"):rep(20).."b")"#,
        #"local s=("a"):rep(1e6) return s:find(".-.-.-b")"#,
        #"local s=("a"):rep(40) return s:find(("a?"):rep(40)..("a"):rep(40).."b")"#,
        #"local s=("a"):rep(1e5) return s:gsub(".-b","")"#,
        #"local s=("("):rep(1e5) return s:gsub("%b()","")"#,
        #"while true do for w in ("x"):rep(1e5):gmatch("x") do end end"#,
        #"local t={} while true do t[#t+1]=("x"):gmatch("x") end"#,
        #"local t={} local i=0 while true do i=i+1 t[i]=i end"#,
        #"local t={} while true do t={t} end"#,
        #"local t={} for i=1,1e9 do table.insert(t,1,i) end"#,
        #"local t={} for i=1,3e5 do t[i]=i end while true do table.remove(t,1) t[#t+1]=1 end"#,
        #"local x=("x"):rep(1e5) local t={} for i=1,100 do t[i]=x end while true do table.concat(t,x) end"#,
        #"local t={} for i=1,3e5 do t[i]=-i end while true do table.sort(t) end"#,
        #"local t={} for i=1,7000 do t[i]=i end while true do local a={unpack(t)} end"#,
        #"""
        local t={} for i=1,2e5 do t[i..""]=1 end for k in pairs(t) do t[k]=nil end while true do
        next(t) end
        """#,
        #"local t={} for i=1,1e5 do t[i]=i end while true do local n=#t end"#,
        ##"local function f(...) while true do select("#",...) end end f(unpack({},1,7000))"##,
        #"local t={} while true do t[#t+1]=function() return t end end"#,
        #"local t=setmetatable({},{__mode="k"}) while true do t[{}]=1 end"#,
        #"while true do local t={1,2,3,{4}} end"#,
        #"local function f() pcall(f) f() end f()"#,
        #"local function f(...) return 1,f(1,...) end f()"#,
        #"while true do pcall(error,("x"):rep(1e5)) end"#,
        #"while true do pcall(error,{}) end"#,
        #"""
        local co=coroutine.create(function(...) while true do coroutine.yield(...) end end) while
        true do coroutine.resume(co,unpack({},1,5000)) end
        """#,
        #"local t={} while true do pcall(function() t[#t+1]=("x"):rep(1e6)..#t end) end"#,
    ]

    /// These raise an error of their own.
    static let refused = [
        #"local function f() return coroutine.wrap(f)() end f()"#,
        #"""
        local function g(n) if n==0 then return 1 end return
        tostring(setmetatable({},{__tostring=function() g(n-1) return "x" end})) end local
        function f(d) g(150) coroutine.wrap(function() g(150) f(d+1) end)() end f(0)
        """#,
        #"local t=setmetatable({},{}) getmetatable(t).__index=function(t,k) return t[k] end return t.x"#,
        #"local t={} setmetatable(t,{__index=t}) return t.x"#,
        #"return ("x"):rep(1e9)"#,
        #"return ("x"):rep(1e300)"#,
        #"return ("x"):match(("(x?)"):rep(31)..("x?"):rep(150))"#,
        #"return ("x"):match(("x?"):rep(100000))"#,
        #"local function f() return (("x"):gsub(".",f)) end f()"#,
        #"return table.concat({},"",1,1e15)"#,
        #"local t={3,2,1} local function f(a,b) table.sort({3,2,1},f) return a<b end table.sort(t,f)"#,
        #"coroutine.wrap(function() table.sort({1,2},coroutine.yield) end)()"#,
        #"return unpack({},1,1e8)"#,
        #"return unpack({},-1e300,1e300)"#,
        #"local function f() return 1+f() end return f()"#,
        #"error(setmetatable({},{__tostring=function() while true do end end}))"#,
        #"local t t=setmetatable({},{__tostring=function() return tostring(t) end}) return tostring(t)"#,
        #"local t t=setmetatable({},{__concat=function(a,b) return t..t end}) return t..t"#,
        #"""
        local mt={} mt.__eq=function(a,b) return setmetatable({},mt)==setmetatable({},mt) end
        return setmetatable({},mt)==setmetatable({},mt)
        """#,
        #"local t=setmetatable({},{}) getmetatable(t).__call=t return t()"#,
    ]

    /// The scripts end; their results may not become JSON.
    static let results = [
        #"local t={} t.t=t return t"#,
        #"local t={} for i=1,100 do t={a=t,b=t} end return t"#,
        #"""
        local e={} for i=1,1e5 do e[i..""]=1 end for i=1,1e5 do e[i..""]=nil end local t={} for
        i=1,1e5 do t[i]=e end return t
        """#,
        #"return {[60000000]=1}"#,
        #"local t={} for i=1,1000 do t[i]={[60000000]=1} end return t"#,
        #"local t={} for i=1,1e5 do t={t} end return t"#,
        #"local s=("\1"):rep(4e6) return {a=s,b=s,c=s}"#,
    ]
}
